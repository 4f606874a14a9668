import { profileSnapshots } from '../support/profile-snapshots';

profileSnapshots('showcase');

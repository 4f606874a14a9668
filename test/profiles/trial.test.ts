import { profileSnapshots } from '../support/profile-snapshots';

profileSnapshots('trial');

import { profileSnapshots } from '../support/profile-snapshots';

profileSnapshots('production');

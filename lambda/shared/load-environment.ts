/** Environment variables of every worker of a load, whichever side it asks: the construct sets what is read here. */
export const BUCKET_NAME = 'BUCKET_NAME';
export const BUCKET_OWNER = 'BUCKET_OWNER';
/** Names the engine of this machine that stands in for the service; unset where it is deployed. Results then say that they are local. */
export const STAND_IN = 'STAND_IN';

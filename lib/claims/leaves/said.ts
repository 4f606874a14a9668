import counts from './counts.json';
import { listed } from './listed';

const number = new Intl.NumberFormat('en-US');
const properties = new Set(listed.flatMap((entry) => entry.properties.map((one) => `${entry.type} ${one}`))).size;

/** How far the checks go, in two sentences for people. */
export const LEAVES_TEXT = `In the templates of all profiles ${number.format(counts.damaged)} values of resources that show a claim were damaged, one at a time: ${number.format(counts.caught)} make one of the resource’s claims fail. The others are of ${properties} properties that may change without a claim becoming false`;

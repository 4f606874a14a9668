/** The top of the page: what it is, when it was made, and of which profile. */
import type { Made } from '../../processes/made-now';
import type { Report } from '../schema';
import { html, type Html } from './html';
import { profileSwitch } from './profiles';
import { changedSince } from './runs';

export const TITLE = 'DynamoDB or Atlas: which to choose';

export const top = ({ claims, profiles, observations = [] }: Report, made?: Made): Html =>
  html`<header class="top">
    <h1>DynamoDB or Atlas?</h1>
    <p class="lead">
      Which to choose, what it costs, what was run, and the ${claims.length} claims that the answer rests on: proved,
      where a template can, in the CloudFormation templates of one app that has both.
    </p>
    ${
      made &&
      html`<p class="quiet">
        Made
        <time datetime="${made.date}">${made.date}</time
        >${made.commit !== undefined && html` of commit <code>${made.commit}</code>`}.
        <a href="#run">What was run, and with which versions</a>
      </p>`
    }
    ${observations.map(changedSince)} ${profileSwitch(profiles)}
  </header>`;

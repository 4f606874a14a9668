/** Several profiles stand in one page; which one is shown is a choice of the reader that needs no script. */
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { html, type Html } from './html';

/** A name that is safe in an id and a selector, whatever the templates call their profile. */
export const profileKey = (index: number): string => `p${index}`;

/** The profile shown first. */
const firstShown = (profiles: readonly string[]): number => Math.max(0, profiles.indexOf(DEFAULT_PROFILE));

export const profileSwitch = (profiles: readonly string[]): Html =>
  profiles.length > 1
    ? html`<fieldset class="profiles">
        <legend>Profile</legend>
        ${profiles.map(
          (profile, index) =>
            html`<label
              ><input
                type="radio"
                name="profile"
                id="${profileKey(index)}"
                value="${profile}"
                autocomplete="off"
                ${checked(index === firstShown(profiles))}
              /><span>${profile}</span></label
            >`,
        )}
      </fieldset>`
    : html`<p class="profile">Profile <strong>${profiles[0]}</strong></p>`;

const checked = (is: boolean): Html => (is ? html`checked` : html``);

/** Hides what is said of the profiles that are not chosen. */
export const profileRules = ({ length }: readonly string[]): string =>
  Array.from({ length: length > 1 ? length : 0 }, (_, index) => profileKey(index))
    .map((key) => `body:has(#${key}:checked) [data-profile]:not([data-profile="${key}"]){display:none!important}`)
    .join('\n');

/** A picture of each stack's resources: the construct tree, with the claims on the resources that are marked with them. */
import { resourcesOf, type Assembly, type TemplateResource } from '../../../assembly/assembly';
import type { Report } from '../../schema';
import { html, type Html } from '../html';
import { profileKey } from '../profiles';
import { layOut } from './layout';
import { groupsOf } from './rows';
import { draw, type Standing } from './svg';
import { treeOf } from './tree';

export const pictures = (report: Report, assemblies: readonly Assembly[]): Html =>
  html`<section class="pictures" id="stacks" aria-labelledby="stacks-title">
    <h2 id="stacks-title">Stacks</h2>
    <p>
      The resources of each stack by the constructs they stand in. A badge is a claim that the resource is marked with
      in the template and leads to it.
    </p>
    ${assemblies.map(
      (assembly, index) =>
        html`<div data-profile="${profileKey(index)}">
          ${stacksOf(assembly, profileKey(index), standings(report, index))}
        </div>`,
    )}
  </section>`;

/** How each claim stands in a profile. */
const standings = ({ claims }: Report, index: number): Map<string, Standing> =>
  new Map(
    claims.map(({ id, side, results }) => [id, { side, status: results[index]?.status ?? 'not-in-this-profile' }]),
  );

function stacksOf(assembly: Assembly, key: string, claims: ReadonlyMap<string, Standing>): Html[] {
  const resources = resourcesOf(assembly);
  return [...assembly.templates.keys()].map((stack, index) =>
    picture(
      stack,
      `${key}-s${index}`,
      resources.filter((resource) => resource.stack === stack),
      claims,
    ),
  );
}

function picture(
  stack: string,
  id: string,
  resources: readonly TemplateResource[],
  claims: ReadonlyMap<string, Standing>,
): Html {
  const marks = new Set(resources.flatMap((resource) => resource.claims));
  return html`<figure id="${id}" aria-labelledby="${id}-title">
    <figcaption>
      <h3 id="${id}-title">${stack}</h3>
      <p class="quiet">${plural(resources.length, 'resource')}, ${plural(marks.size, 'claim')}</p>
    </figcaption>
    ${
      resources.length > 0 &&
      html`<div class="canvas" tabindex="0" role="region" aria-label="Picture of stack ${stack}">
        ${draw({ id, title: `Resources of stack ${stack}`, layout: layOut(groupsOf(treeOf(resources))), claims })}
      </div>`
    }
  </figure>`;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

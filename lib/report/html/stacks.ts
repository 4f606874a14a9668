/** The resources of each stack as nested lists: the construct tree, with the claims on the resources that are marked with them. */
import { resourcesOf, type Assembly, type TemplateResource } from '../../assembly/assembly';
import type { Status } from '../../claims/claim';
import type { Report } from '../schema';
import { treeOf, type Branch } from './construct-tree';
import { html, type Html, type Part } from './html';
import { icon } from './icons';
import { profileKey } from './profiles';
import { STATUS_LABELS } from './words';

type Statuses = ReadonlyMap<string, Status>;

export const stacks = (report: Report, assemblies: readonly Assembly[]): Html =>
  html`<section id="stacks" aria-labelledby="stacks-title">
    <h2 id="stacks-title">Stacks</h2>
    <p>
      The resources of each stack by the constructs they stand in. A badge is a claim that the resource is marked with
      in the template and leads to it.
    </p>
    ${assemblies.map(
      (assembly, index) =>
        html`<div data-profile="${profileKey(index)}">
          ${stacksOf(assembly, profileKey(index), statusesIn(report, index))}
        </div>`,
    )}
  </section>`;

const statusesIn = ({ claims }: Report, index: number): Statuses =>
  new Map(claims.map(({ id, results }) => [id, results[index]?.status ?? 'not-in-this-profile']));

function stacksOf(assembly: Assembly, key: string, statuses: Statuses): Html[] {
  const resources = resourcesOf(assembly);
  return [...assembly.templates.keys()].map((name, index) =>
    stack(
      name,
      `${key}-s${index}`,
      resources.filter((resource) => resource.stack === name),
      statuses,
    ),
  );
}

function stack(name: string, id: string, resources: readonly TemplateResource[], statuses: Statuses): Html {
  const marks = new Set(resources.flatMap(({ claims }) => claims));
  return html`<figure id="${id}" aria-labelledby="${id}-title">
    <figcaption>
      <h3 id="${id}-title">${name}</h3>
      <p class="quiet">${plural(resources.length, 'resource')}, ${plural(marks.size, 'claim')}</p>
    </figcaption>
    <div class="tree">${list(treeOf(resources), statuses)}</div>
  </figure>`;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const list = (branches: readonly Branch[], statuses: Statuses): Part =>
  branches.length > 0 &&
  html`<ul>
    ${branches.map(
      ({ name, resources, below }) =>
        html`<li>
          <p title="${resources.map(({ logicalId }) => logicalId).join(', ')}">
            ${name} ${typeOf(resources)}
            ${resources.flatMap(({ claims }) => claims).map((claim) => mark(claim, statuses.get(claim), name))}
          </p>
          ${list(below, statuses)}
        </li>`,
    )}
  </ul>`;

/** Without the vendor, which says nothing here; how many, where several stand as one. */
const typeOf = ({ length, 0: first }: readonly TemplateResource[]): Part =>
  first &&
  html`<span class="quiet">${length > 1 && `${length} × `}${first.type.replace(/^(AWS|MongoDB)::/, '')}</span>`;

/** A link to the claim, where there is one of the id. */
function mark(claim: string, status: Status | undefined, on: string): Html {
  if (!status) return html`<span class="tag">${claim}</span>`;
  const { word, tone, icon: name } = STATUS_LABELS[status];
  return html`<a class="tag ${tone}" href="#${claim}" title="${word}"
    >${icon(name)}${claim}<span class="unseen"> ${word} on ${on}</span></a
  > `;
}

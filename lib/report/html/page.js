// The page is whole without this script: it adds the filters, links that carry them, and rows that open when a link leads to them.
'use strict';
(() => {
  const search = document.querySelector('search');
  const fields = [...search.querySelectorAll('select, input')];
  const radios = [...document.querySelectorAll('input[name="profile"]')];
  const claims = [...document.querySelectorAll('.claim')].map((element) => ({ element, texts: textsOf(element) }));
  const count = document.getElementById('count');
  const all = document.getElementById('all');
  let anchor = '';

  const profile = () => radios.find((radio) => radio.checked)?.id ?? 'p0';

  /** What a claim says in each profile, beside what it says in all of them. */
  function textsOf(element) {
    const common = element.cloneNode(true);
    common.querySelectorAll('[data-profile]').forEach((part) => part.remove());
    const texts = new Map();
    for (const part of element.querySelectorAll('[data-profile]')) {
      const { profile } = part.dataset;
      texts.set(profile, `${texts.get(profile) ?? common.textContent} ${part.textContent}`.toLowerCase());
    }
    return texts;
  }

  function fits({ element, texts }, { side, verdict, text, ...statuses }) {
    const found = element.querySelector(`.runs[data-profile="${profile()}"]`).dataset;
    return (
      (!side || element.dataset.side === side) &&
      (!verdict || element.dataset.verdict === verdict) &&
      Object.entries(statuses).every(([column, status]) => !status || found[column] === status) &&
      text
        .toLowerCase()
        .split(/\s+/)
        .every((word) => texts.get(profile()).includes(word))
    );
  }

  const wanted = () => Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]));

  function apply() {
    const filter = wanted();
    for (const claim of claims) claim.element.hidden = !fits(claim, filter);
    for (const section of document.querySelectorAll('section.claims')) {
      section.hidden = !section.querySelector('.claim:not([hidden])');
      document.querySelector(`nav a[href="#${section.id}"]`).toggleAttribute('data-empty', section.hidden);
    }
    const shown = claims.filter(({ element }) => !element.hidden).length;
    count.textContent = shown ? `${shown} of ${claims.length} claims` : `No claim of ${claims.length} matches`;
  }

  /** A query begins with the profile, where it is not the one that is shown first. */
  function queryOf(filter) {
    const chosen = radios.find((radio) => radio.checked);
    const profile = chosen && !chosen.defaultChecked ? { profile: chosen.value } : {};
    return new URLSearchParams({ ...profile, ...filter });
  }

  /** The address says what is shown, so that it can be passed on: `#SEC-02?profile=trial&side=atlas`. */
  function write() {
    const query = queryOf(Object.fromEntries(Object.entries(wanted()).filter(([, value]) => value)));
    for (const link of document.querySelectorAll('a[data-filter]'))
      link.hash = `browse?${queryOf(Object.fromEntries(new URLSearchParams(link.dataset.filter)))}`;
    const hash = `${anchor}${query.size ? `?${query}` : ''}`;
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
  }

  function choose(radio) {
    if (radio) radio.checked = true;
  }

  function set(query) {
    for (const field of fields) {
      const value = query.get(field.name) ?? '';
      field.value = field.options && ![...field.options].some((option) => option.value === value) ? '' : value;
    }
    choose(
      radios.find((radio) => radio.value === query.get('profile')) ?? radios.find((radio) => radio.defaultChecked),
    );
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /** A link within the page keeps the filters, unless they would hide where it leads. */
  function follow() {
    const [id, query] = location.hash.slice(1).split(/\?(.*)/s);
    anchor = id;
    if (query !== undefined || !id) set(new URLSearchParams(query));
    let target = id ? document.getElementById(decoded(id)) : null;
    const key = target?.closest('[data-profile]')?.dataset.profile;
    choose(radios.find((radio) => radio.id === key));
    apply();
    if (target?.matches('section.claims[hidden]')) {
      count.textContent = `No claim of ${target.querySelector('h2').textContent} matches`;
      target = document.getElementById('browse');
    } else if (target?.closest('[hidden]')) {
      for (const field of fields) field.value = '';
      apply();
    }
    write();
    reveal(target);
  }

  function reveal(target) {
    for (const former of document.querySelectorAll('[data-current]')) delete former.dataset.current;
    if (!target) return;
    if (target.matches('.claim')) {
      target.querySelector('details').open = true;
      target.dataset.current = '';
    }
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  function changed() {
    apply();
    write();
  }

  const rows = () =>
    claims.filter(({ element }) => !element.hidden).map(({ element }) => element.querySelector('details'));

  for (const field of fields) field.addEventListener('input', changed);
  for (const radio of radios) radio.addEventListener('change', changed);
  document.getElementById('clear').addEventListener('click', () => {
    for (const field of fields) field.value = '';
    anchor = '';
    changed();
  });
  all.addEventListener('click', () => {
    const open = all.getAttribute('aria-pressed') !== 'true';
    all.setAttribute('aria-pressed', String(open));
    for (const details of rows()) details.open = open;
  });

  // Browsers that cannot open what is closed by a style sheet alone print it closed.
  let closed = [];
  window.addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });

  search.hidden = false;
  window.addEventListener('hashchange', follow);
  follow();
})();

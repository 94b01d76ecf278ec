// From the address to the page, and from filters and keys to the address.
const VIEWS = { corpus: showCorpus, articles: showCorpus, conflicts: showConflicts, charts: showCharts, rules: showRules };
const FILTERS = { search: 'q', family: 'family', rule: 'rule', severity: 'severity', confidence: 'confidence', source: 'source', language: 'language', order: 'order' };
const LABELS = { q: 'text', family: 'family', rule: 'rule', severity: 'severity', confidence: 'confidence', source: 'source', language: 'language', month: 'month' };

function shownValue(name, value) {
  return name === 'severity' ? SEVERITIES[value] : name === 'confidence' ? ['', 'all', 'medium or high', 'high'][value] : name === 'family' ? `${value} ${familyName(value)}` : name === 'language' ? languageName(value) : name === 'rule' ? `${value} ${nameOf(value)}` : value;
}
function showFilters() {
  for (const [id, name] of Object.entries(FILTERS)) if (byId(id).value !== state[name]) byId(id).value = state[name];
  const on = Object.keys(LABELS).filter((name) => state[name] !== defaults[name]);
  byId('filters-on').replaceChildren(...on.map((name) => make('a', { class: 'chip', href: address({ view: state.view, [name]: defaults[name] }), 'aria-label': `Remove the filter ${LABELS[name]}: ${shownValue(name, state[name])}` }, `${LABELS[name]}: `, make('bdi', {}, visible(shownValue(name, state[name]))), ' ×')));
}

let scrolledList = 0;
function show() {
  const wasArticle = Boolean(desk.article);
  if (!wasArticle) scrolledList = scrollY;
  read();
  showFilters();
  const article = state.article && byPath.get(state.article);
  const view = VIEWS[state.view] ? state.view : 'corpus';
  for (const link of document.querySelectorAll('nav a')) {
    link.href = only({ view: link.dataset.view });
    if (!state.article && (link.dataset.view === view || (view === 'articles' && link.dataset.view === 'corpus'))) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = (article ? article.title || article.path : view[0].toUpperCase() + view.slice(1)) + ' – seedlint report';
  byId('filter-box').hidden = Boolean(state.article) || !articles.length;
  const first = !state.article && view === 'corpus' && !byId('filters-on').childElementCount;
  byId('order-label').hidden = view !== 'corpus' && view !== 'articles';
  byId('overview').replaceChildren(...(first ? overview() : []));
  document.body.classList.toggle('in-article', Boolean(article));
  desk.article = null;
  if (article) showArticle(article);
  else if (state.article) {
    byId('count').textContent = '';
    content.replaceChildren(make('p', { class: 'empty' }, make('bdi', {}, visible(state.article)), ' is not listed in this report. ', make('a', { href: '#' }, 'Show all articles')));
  } else {
    VIEWS[view]();
    if (!wasArticle) window.scrollTo(0, 0);
    else window.scrollTo(0, scrolledList);
  }
}

function fill(select, values, label) {
  select.append(make('option', { value: '' }, 'all'), ...values.map(([value, number]) => make('option', { value }, `${label(value)} (${figures(number)})`)));
}
function articlesTallied(nameOfOne) {
  const counts = new Map();
  for (const name of articles.map(nameOfOne)) if (name) counts.set(name, (counts.get(name) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 500);
}
fill(byId('family'), tallied((sort) => familyOf(sort.code)), (family) => `${family} ${familyName(family)}`);
fill(byId('rule'), tallied((sort) => sort.code).sort((a, b) => (a[0] < b[0] ? -1 : 1)), (code) => `${code} ${nameOf(code)}`);
fill(byId('source'), articlesTallied((article) => article.source), (name) => name);
const languages = articlesTallied((article) => article.language || UNKNOWN);
fill(byId('language'), languages, languageName);
byId('language-label').hidden = languages.length < 2;
byId('made').textContent = data.totals.made.slice(0, 16).replace('T', ' ') + ' UTC';
byId('made').setAttribute('datetime', data.totals.made);
byId('filter-box').open = matchMedia('(min-width: 48rem)').matches;

let waiting;
let followed = location.hash;
// The page follows at once and not with the event that comes later: the next choice may come before it.
function go(hash) {
  clearTimeout(waiting);
  location.hash = hash;
  followed = location.hash;
  show();
}
byId('filters').addEventListener('input', (event) => {
  clearTimeout(waiting);
  const change = () => go(address({ [FILTERS[event.target.id]]: event.target.value }));
  if (event.target.id === 'search') waiting = setTimeout(change, 200);
  else change();
});
byId('filters').addEventListener('submit', (event) => event.preventDefault());
byId('filters').addEventListener('reset', (event) => { event.preventDefault(); go(only({ view: state.view })); });

const KEYS = {
  n: () => (desk.article ? stepFinding(1) : stepLink(1)),
  p: () => (desk.article ? stepFinding(-1) : stepLink(-1)),
  N: () => desk.article && stepArticle(1),
  P: () => desk.article && stepArticle(-1),
  Escape: () => { if (desk.selected) closePanel(); else if (state.article) go(address({})); },
};
function stepLink(by) {
  const links = [...content.querySelectorAll('a.open, h4 + p a')];
  links[Math.min(links.length - 1, Math.max(0, links.indexOf(document.activeElement) + by))]?.focus();
}
function search() {
  if (state.article) go(address({}));
  byId('filter-box').open = true;
  byId('search').focus();
}
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key === '/') { event.preventDefault(); search(); }
  KEYS[event.key]?.();
});
document.querySelector('.skip').addEventListener('click', (event) => { event.preventDefault(); main.focus(); });
addEventListener('hashchange', () => { if (location.hash !== followed) { followed = location.hash; show(); } });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { if (state.view === 'charts' && !state.article) show(); });
addEventListener('beforeprint', () => content.querySelectorAll('.notes').forEach((list) => { if (desk.article) unfold(list); }));
show();

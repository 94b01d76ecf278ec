// From the address to the page, and from filters and keys to the address.
const VIEWS = { articles: showArticles, conflicts: showConflicts, charts: showCharts, rules: showRules };
const FILTERS = { search: 'q', family: 'family', rule: 'rule', severity: 'severity', sure: 'sure', source: 'source' };

function show() {
  read();
  for (const [id, name] of Object.entries(FILTERS)) if (byId(id).value !== state[name]) byId(id).value = state[name];
  const article = state.article && data.articles.find((one) => one.path === state.article);
  for (const link of document.querySelectorAll('nav a')) {
    link.href = address({ view: link.dataset.view });
    if (!article && link.dataset.view === state.view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = (article ? article.title || article.path : state.view) + ' – seedlint report';
  if (article) showArticle(article);
  else if (state.article) {
    byId('count').textContent = '';
    main.replaceChildren(make('p', {}, `The article ${state.article} is not on this page.`));
  } else (VIEWS[state.view] || showArticles)();
}

function fill(select, values, label) {
  select.append(make('option', { value: '' }, 'all'), ...values.map(([value, number]) => make('option', { value }, `${label(value)} (${number})`)));
}

const everything = data.articles.flatMap((article) => article.found);
fill(byId('family'), tally(everything.map((finding) => finding.code.slice(0, 2))), (family) => `${family} ${familyName(family)}`);
fill(byId('rule'), tally(everything.map((finding) => finding.code)).sort((a, b) => (a[0] < b[0] ? -1 : 1)), (code) => `${code} ${nameOf(code)}`);
fill(byId('source'), tally(data.articles.map((article) => article.source).filter(Boolean)).slice(0, 500), (source) => source);

byId('summary').textContent = [
  `${count(data.findingCount, 'finding')} in ${count(data.articleCount, 'article')} (${count(data.words, 'word')}), score ${data.score} of 100`,
  ...Object.entries(data.hidden).map(([reason, number]) => `${number} hidden by ${reason}`),
  data.problems ? `${count(data.problems, 'input')} could not be read` : '',
  data.leftOut ? `${count(data.leftOut, 'better article')} not on this page` : '',
].filter(Boolean).join('; ');
byId('made').textContent = data.made.slice(0, 16).replace('T', ' ') + ' UTC';
byId('made').setAttribute('datetime', data.made);

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
  const change = () => go(address({ [FILTERS[event.target.id]]: event.target.value, article: '' }));
  if (event.target.id === 'search') waiting = setTimeout(change, 200);
  else change();
});
byId('filters').addEventListener('submit', (event) => event.preventDefault());
byId('filters').addEventListener('reset', (event) => { event.preventDefault(); go('#' + new URLSearchParams({ view: state.view })); });

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && state.article) { location.hash = address({}); return; }
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key === '/') { event.preventDefault(); byId('search').focus(); }
  const by = { n: 1, p: -1 }[event.key];
  if (by && state.article) stepFinding(by);
  else if (by) {
    const links = [...main.querySelectorAll('a.open, h3 a')];
    links[Math.min(links.length - 1, Math.max(0, links.indexOf(document.activeElement) + by))]?.focus();
  }
});
document.querySelector('.skip').addEventListener('click', (event) => { event.preventDefault(); main.focus(); });
addEventListener('hashchange', () => { if (location.hash !== followed) { followed = location.hash; show(); } });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { if (state.view === 'charts' && !state.article) show(); });
show();

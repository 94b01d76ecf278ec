// The lists: articles, conflicts, rules.
function articleRow({ article, found }) {
  const chips = tally(found.map((finding) => finding.code)).slice(0, 8).map(([code, number]) => {
    const worst = Math.max(...found.filter((finding) => finding.code === code).map((finding) => finding.severity));
    return make('li', { class: SEVERITIES[worst] }, `${nameOf(code)} ${code}${number > 1 ? ' ×' + number : ''}`);
  });
  return make('li', {},
    make('div', { class: 'score' }, String(article.score), make('small', {}, 'of 100')),
    make('div', {},
      make('h3', {}, make('a', { href: address({ article: article.path }), class: 'open', dir: 'auto' }, ...visible(article.title || article.path))),
      make('div', { class: 'path' }, ...visible(article.path)),
      make('div', { class: 'soft' }, [article.source, article.month, count(article.words, 'word'), count(found.length, 'finding')].filter(Boolean).join(' · ')),
      make('ul', { class: 'chips', 'aria-label': 'Findings' }, ...chips)));
}

function showArticles() {
  const chosen = selection();
  const findings = chosen.reduce((sum, { found }) => sum + found.length, 0);
  byId('count').textContent = `${count(chosen.length, 'article')}, ${count(findings, 'finding')}; worst first`;
  main.replaceChildren(make('h2', {}, 'Articles'), ...inParts(chosen, make('ol', { class: 'articles' }), articleRow));
}

function quote(path, line, pieces) {
  const known = data.articles.some((article) => article.path === path);
  // A record of a file is named by its line already.
  const label = path + (line && !/:\d+$/.test(path) ? ':' + line : '');
  const cite = make('cite', { class: 'path' }, known ? make('a', { href: address({ article: path }) }, ...visible(label)) : label);
  return make('blockquote', { dir: 'auto' }, cite, ...pieces);
}

function conflictCard({ article, finding }) {
  const [before, match, after] = finding.excerpt || ['', '', ''];
  const own = [...visible(before), make('mark', { class: SEVERITIES[finding.severity] }, ...visible(match)), ...visible(after)];
  return make('article', { class: 'conflict' },
    make('h3', {}, make('a', { href: address({ article: article.path, finding: finding.mark }) }, `${nameOf(finding.code)} ${finding.code}`)),
    make('p', {}, ...visible(finding.message)),
    make('div', { class: 'sides' },
      quote(article.path, finding.line, own),
      ...finding.related.map(([path, line, text]) => quote(path || article.path, line, visible(text)))));
}

function showConflicts() {
  const conflicts = selection().flatMap(({ article, found }) => found.filter((finding) => finding.related).map((finding) => ({ article, finding })));
  byId('count').textContent = `${count(conflicts.length, 'conflict')}: what one place says beside what the other says`;
  main.replaceChildren(make('h2', {}, 'Conflicts'), ...inParts(conflicts, make('div'), conflictCard));
}

function showRules() {
  const chosen = selection();
  const findings = chosen.flatMap(({ found }) => found);
  const articles = tally(chosen.flatMap(({ found }) => [...new Set(found.map((finding) => finding.code))]));
  const inArticles = new Map(articles);
  const rows = tally(findings.map((finding) => finding.code)).map(([code, number]) => make('tr', {},
    make('th', { scope: 'row' }, make('a', { href: address({ view: 'articles', rule: code }) }, code)),
    make('td', {}, nameOf(code)), make('td', { class: 'number' }, number.toLocaleString('en')),
    make('td', { class: 'number' }, (inArticles.get(code) || 0).toLocaleString('en')), make('td', {}, whyOf(code))));
  byId('count').textContent = `${count(rows.length, 'rule')} with findings`;
  const head = make('tr', {}, ...['Code', 'Rule', 'Findings', 'Articles', 'Why'].map((name) => make('th', { scope: 'col' }, name)));
  const table = make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows));
  main.replaceChildren(make('h2', {}, 'Rules'), make('div', { class: 'scrolls', role: 'region', tabindex: '0', 'aria-label': 'Rules' }, table));
}

// How good is the corpus, and what comes first?
const listed = () => { const let_ = sorts.map((sort) => sort.confidence >= leastConfidence); return articles.map((article) => through(article, let_)); };

function gauge(score) {
  const turn = (value) => { const angle = Math.PI * (1 - value / 100); return [60 + 50 * Math.cos(angle), 62 - 50 * Math.sin(angle)].map((at) => at.toFixed(2)).join(' '); };
  const arc = (from, to) => `M${turn(from)} A50 50 0 0 1 ${turn(to)}`;
  const meter = draw('svg', { viewBox: '0 0 120 74', class: 'gauge', role: 'img', 'aria-label': `Score ${figures(score)} of 100` },
    draw('path', { d: arc(0, 100), class: 'track' }), score >= 0.5 ? draw('path', { d: arc(0, Math.min(score, 100)), class: 'value' }) : '');
  if (data.minScore > 0) {
    const angle = Math.PI * (1 - data.minScore / 100);
    const at = (radius) => [60 + radius * Math.cos(angle), 62 - radius * Math.sin(angle)];
    const [x1, y1] = at(42), [x2, y2] = at(58);
    meter.append(draw('line', { x1, y1, x2, y2, class: 'threshold' }));
  }
  const value = draw('text', { x: 60, y: 56, class: 'number' });
  value.textContent = figures(score);
  const of = draw('text', { x: 60, y: 70, class: 'of' });
  of.textContent = 'of 100';
  meter.append(value, of);
  return meter;
}

const meaning = (score) => (score >= 90 ? 'Very good.' : score >= 75 ? 'Good.' : score >= 50 ? 'Fair.' : score >= 25 ? 'Poor.' : 'Very poor.');

function change() {
  const last = data.runs.length > 1 ? data.runs.at(-2) : undefined;
  if (!last) return '';
  const by = last.score === undefined ? 0 : Math.round(10 * (data.totals.score - last.score)) / 10;
  const more = data.totals.findings - last.findings;
  const sign = (value) => (value > 0 ? '+' : value < 0 ? '−' : '±') + figures(Math.abs(value), 1);
  return make('p', { class: 'change' }, `${sign(by)} points of score, ${sign(more)} findings of all confidences since ${last.at.slice(0, 10)}`);
}

function scoreCard() {
  const { score, points, length } = data.totals;
  const gate = data.gate.length
    ? make('div', { class: 'gate fails' }, make('strong', {}, icon(3), ' Fails the gate'), data.gate.map((line) => make('p', {}, line.replace(/^failed: /, '').replace(/^./, (first) => first.toUpperCase()))))
    : make('p', { class: 'gate passes' }, make('strong', {}, '✓ Passes the gate'));
  return make('section', { class: 'card score-card', 'aria-labelledby': 'score-title' },
    make('h2', { id: 'score-title' }, 'Score'), gauge(score),
    make('p', {}, make('strong', {}, meaning(score)), ` ${figures(density(points, length), 1)} points per 1,000 words; every ${halves} halve the score.`),
    change(), gate);
}

function countsCard(all) {
  const sums = new Map(summed(all, (sort) => sort.severity));
  const low = tallied((sort) => sort.confidence < leastConfidence).find(([isLow]) => isLow)?.[1] || 0;
  const total = all.reduce((sum, one) => sum + one.count, 0);
  const affected = all.filter((one) => one.count).length;
  const tiles = [3, 2, 1].map((severity) => {
    const sum = sums.get(severity) || { count: 0, articles: 0 };
    return make('li', {}, make('a', { class: 'tile ' + SEVERITIES[severity], href: only({ severity: String(severity) }) },
      make('span', { class: 'big' }, icon(severity), figures(sum.count)),
      make('span', {}, severity === 1 ? 'info' : sum.count === 1 ? SEVERITIES[severity] : SEVERITIES[severity] + 's'), make('small', {}, `in ${count(sum.articles, 'article')}`)));
  });
  const { hidden, problems, unlisted, said } = data.totals;
  const notes = [
    ...said,
    low ? make('a', { href: only({ confidence: '1' }) }, `${figures(low)} of ${leastConfidence === 2 ? 'low' : 'low or medium'} confidence are not counted here`) : '',
    ...Object.entries(hidden).map(([reason, hiddenCount]) => `${figures(hiddenCount)} hidden: ${reason}`),
    problems ? `${count(problems, 'input')} could not be read` : '',
    unlisted ? `${count(unlisted, 'article')} with fewer points not listed` : '',
  ].filter(Boolean);
  return make('section', { class: 'card', 'aria-labelledby': 'counts-title' },
    make('h2', { id: 'counts-title' }, count(total, 'finding')),
    make('p', {}, `in ${figures(affected)} of ${count(data.totals.articles, 'article')}, ${count(data.totals.words, 'word')}`),
    make('ul', { class: 'tiles' }, tiles),
    notes.length ? make('ul', { class: 'notes-below' }, notes.map((note) => make('li', {}, note))) : '');
}

function familiesCard(all) {
  const families = summed(all, (sort) => familyOf(sort.code)).sort((a, b) => b[1].count - a[1].count);
  const most = families[0]?.[1].count;
  const rows = families.map(([family, sum]) => {
    return make('li', {}, make('a', { href: only({ family }) }, make('span', { class: 'label' }, make('code', {}, family), ' ', familyName(family)),
      make('span', { class: 'value' }, figures(sum.count)), bar(bySeverity(sum.counts), most)));
  });
  return make('section', { class: 'card', 'aria-labelledby': 'families-title' },
    make('h2', { id: 'families-title' }, 'By family'), make('ul', { class: 'bars' }, rows));
}

function gain(points) {
  const after = scoreWithout(points), by = after - data.totals.score;
  return by < 0.1 ? 'by less than 0.1' : `by ${figures(by, by < 10 ? 1 : 0)}, to ${figures(after, after < 10 ? 1 : 0)}`;
}

function firstCard(title, id, rows) {
  return make('section', { class: 'card', 'aria-labelledby': id }, make('h2', { id }, title), make('ol', { class: 'first' }, rows));
}
function ruleFirst([code, sum]) {
  const { fixable, mend } = ruleOf(code);
  return make('li', {}, make('a', { href: only({ rule: code }) }, make('code', {}, code), ' ', nameOf(code)),
    make('p', {}, `${count(sum.count, 'finding')} in ${count(sum.articles, 'article')}. Mending them raises the score ${gain(sum.points)}. `, mend),
    fixable ? copyable(`seedlint fix --select ${code} --diff`, `preview the fixes for ${figures(fixable)} of them`) : '');
}
function sourceFirst([source, sum]) {
  return make('li', {}, make('a', { href: only({ source }) }, make('bdi', {}, visible(source))),
    make('p', {}, `${count(sum.count, 'finding')} in ${count(sum.articles, 'article')}. Mending them raises the score ${gain(sum.points)}.`));
}

function overview() {
  if (!articles.length) return [make('section', { class: 'card empty' }, make('h2', {}, 'Nothing was checked'), make('p', {}, 'The run has read no article. Name a folder or files of articles, and see that no .gitignore or exclude leaves them out.'))];
  const all = listed();
  const rules = summed(all, (sort) => sort.code).filter(([, sum]) => sum.points).slice(0, 3);
  const sources = summed(all, (sort, article) => article.source).filter(([source]) => source);
  const cards = [scoreCard(), countsCard(all)];
  if (rules.length) cards.push(familiesCard(all), firstCard('Costliest rules: mend these first', 'rules-title', rules.map(ruleFirst)));
  else cards.push(make('section', { class: 'card empty' }, make('h2', {}, 'Nothing to mend'), make('p', {}, `No finding of ${data.leastConfidence} confidence or more.`)));
  if (sources.length > 1) cards.push(firstCard('Costliest sources', 'sources-title', sources.slice(0, 3).map(sourceFirst)));
  return [make('div', { class: 'cards' }, cards)];
}

function articleRow(one, rank, most) {
  const { article, points, count: findings } = one;
  const rules = summed([one], (sort) => sort.code).slice(0, 6);
  const [, all] = summed([one], () => '')[0] || [];
  const chips = rules.map(([code, sum]) => make('li', {}, make('a', { class: 'chip', href: address({ view: 'corpus', rule: code }), title: nameOf(code) },
    icon(sum.counts.findLastIndex(Boolean)), make('code', {}, code), sum.count > 1 ? make('span', {}, `×${figures(sum.count)}`) : '')));
  const meta = [article.source ? make('a', { href: address({ view: 'corpus', source: article.source }) }, make('bdi', {}, visible(article.source))) : '', article.date, state.language || languages.length < 2 ? '' : languageName(article.language), count(article.words, 'word')].filter(Boolean);
  return make('li', {},
    make('span', { class: 'rank', 'aria-label': `rank ${rank}` }, String(rank)),
    make('div', { class: 'what' },
      make('h3', {}, make('a', { href: address({ article: article.path }), class: 'open', dir: 'auto', lang: article.language || undefined }, visible(article.title || article.path))),
      make('p', { class: 'path' }, make('bdi', {}, visible(article.path))),
      make('p', { class: 'soft' }, meta.flatMap((item, at) => (at ? [' · ', item] : [item]))),
      findings ? make('ul', { class: 'chips', 'aria-label': 'Findings by rule' }, chips) : ''),
    make('div', { class: 'cost' },
      findings ? [make('span', {}, make('strong', {}, figures(points, 1)), points === 1 ? ' point' : ' points'), bar(bySeverity(all.costs), most),
        make('small', {}, `${count(findings, 'finding')} · ${figures(density(points, article.length), 1)} points per 1,000 words · score ${figures(article.score)}`)]
        : make('span', { class: 'clean' }, '✓ no findings')));
}

const ORDER_NAMES = { points: 'most points first', density: 'most points per 1,000 words first', findings: 'most findings first', title: 'by title', date: 'newest first' };
function showCorpus() {
  const chosen = selection();
  const findings = chosen.reduce((sum, one) => sum + one.count, 0);
  byId('count').textContent = articles.length ? `${count(chosen.length, 'article')} with ${count(findings, 'finding')}, ${ORDER_NAMES[state.order] || ORDER_NAMES.points}` : '';
  const most = Math.max(...chosen.slice(0, 1000).map((one) => one.points), 0);
  const rows = chosen.map((one, at) => [one, at + 1]);
  const heading = make('h2', { class: 'list-title', id: 'articles' }, 'Articles');
  if (!articles.length) content.replaceChildren();
  else if (!chosen.length) content.replaceChildren(heading, make('p', { class: 'empty' }, 'No article has what the filters ask for. ', make('a', { href: '#' }, 'Show all')));
  else content.replaceChildren(heading, ...inParts(rows, make('ol', { class: 'articles' }), ([one, rank]) => articleRow(one, rank, most)));
}

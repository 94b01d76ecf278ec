// Charts that help to choose. Lists of bars are tables by themselves; columns and lines (Chart.js) have theirs below.
let drawn = [];
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// A bar for each key; the whole row leads to what it counts.
function barFigure(title, rows, explain) {
  const most = Math.max(...rows.map((row) => row.size), 0);
  const items = rows.map(({ label, value, pieces, href }) => make('li', {}, make(href ? 'a' : 'div', { href }, make('span', { class: 'label' }, label), make('span', { class: 'value' }, value), bar(pieces, most))));
  return make('figure', {}, make('figcaption', {}, title), explain ? make('p', { class: 'soft' }, explain) : '', make('ul', { class: 'bars' }, items));
}

// Columns or a line. `marks` are thresholds: places on the axis with the number of the column they stand before.
function chartFigure(title, labels, sets, { below = [], axis = '', ...options } = {}) {
  const canvas = make('canvas', { role: 'img', 'aria-label': `${title}; the numbers are in the table below` });
  const head = ['', ...sets.map((set) => ({ number: set.label }))];
  const rows = labels.map((label, at) => make('tr', {}, make('th', { scope: 'row' }, label), sets.map((set) => number(set.data[at] === null ? 'no data' : figures(set.data[at], 2)))));
  drawn.push(() => new Chart(canvas, settings(labels, sets, { axis, ...options })));
  return make('figure', {}, make('figcaption', {}, title), make('div', { class: 'canvas' }, canvas), below,
    make('details', {}, make('summary', {}, 'As a table'), table(head, rows, title)));
}

const DASHES = [[], [6, 4], [2, 3], [10, 3, 2, 3]];
const POINTS = ['circle', 'rectRot', 'triangle', 'rect', 'star'];
function settings(labels, sets, { line = false, axis, go, threshold }) {
  const colours = [colour('--accent'), colour('--second'), colour('--third'), colour('--soft'), colour('--fourth')];
  const ticks = { color: colour('--ink'), precision: 0 };
  const grid = { color: colour('--line') };
  const mark = { id: 'threshold', afterDatasetsDraw({ ctx, chartArea, scales }) {
    const at = threshold?.();
    if (at === undefined) return;
    const width = chartArea.width / labels.length;
    const x = Math.round(scales.x.left + width * at);
    ctx.save();
    ctx.strokeStyle = colour('--ink'); ctx.setLineDash([5, 4]); ctx.lineWidth = 2;
    ctx.beginPath(); ctx.moveTo(x, chartArea.top); ctx.lineTo(x, chartArea.bottom); ctx.stroke();
    ctx.restore();
  } };
  return {
    type: line ? 'line' : 'bar',
    data: { labels, datasets: sets.map((set, at) => ({ ...set, backgroundColor: colours[at % 5], borderColor: colours[at % 5], borderWidth: line ? 2 : 0, borderDash: line ? DASHES[Math.floor(at / 5) % 4] : [], pointStyle: POINTS[at % 5], tension: 0, spanGaps: false, categoryPercentage: 1, barPercentage: 0.92 })) },
    options: {
      maintainAspectRatio: false, animation: false,
      scales: { x: { ticks, grid: { display: false }, title: { display: Boolean(axis), text: axis, color: colour('--soft') } }, y: { beginAtZero: true, ticks, grid } },
      plugins: { legend: { display: sets.length > 1, labels: { color: colour('--ink'), usePointStyle: line } } },
      onClick: (event, hit) => { if (go && hit.length) location.hash = go(hit[0].index); },
    },
    plugins: [mark],
  };
}

const DENSITIES = [0, 0.0001, 1, 2, 5, 10, 20, 50, 100, 200, 500];
function densityName(at) {
  if (!at) return '0';
  const [from, to] = [at === 1 ? 0 : DENSITIES[at], DENSITIES[at + 1]];
  return to ? `${from}–${to}` : `${from}+`;
}

// What the score would be if the articles with most points were left out.
function densityFigure(chosen) {
  const all = chosen.map(({ article }) => ({ points: article.points, length: article.length, density: density(article.points, article.length) }));
  const binOf = (value) => DENSITIES.findLastIndex((edge) => value >= edge);
  const counts = DENSITIES.map((_, at) => all.filter((one) => binOf(one.density) === at).length);
  const told = make('output', { for: 'threshold' });
  let at = 8, redraw = () => {};
  const tell = () => {
    const left = all.filter((one) => one.density < DENSITIES[at]);
    const after = scoreOf(left.reduce((sum, one) => sum + one.points, 0), left.reduce((sum, one) => sum + one.length, 0));
    told.textContent = `Without the ${count(all.length - left.length, 'article')} (${share(all.length - left.length, all.length)}) of ${DENSITIES[at]} points per 1,000 words and more, whose score is ${figures(scoreOf(DENSITIES[at], 1000), 1)} or less, the others together have a score of ${figures(after, 1)}.`;
    redraw();
  };
  const slider = make('input', { type: 'range', id: 'threshold', min: 2, max: DENSITIES.length - 1, value: at, 'aria-label': 'Leave out articles from so many points on', oninput: (event) => { at = Number(event.target.value); tell(); } });
  tell();
  const passing = Math.floor(data.totals.score);
  const below = [make('label', { class: 'slider' }, 'Leave out from ', slider), told,
    make('p', {}, `The gate asks for the score of the corpus, ${figures(data.totals.score, 1)} today. So that it gets no worse:`), copyable(`min-score = ${passing}`, 'lowest score of the corpus that passes')];
  const figure = chartFigure('Articles by points per 1,000 words', DENSITIES.map((_, one) => densityName(one)), [{ label: 'articles', data: counts }], { below, axis: 'points per 1,000 words', threshold: () => at });
  redraw = () => Chart.getChart(figure.querySelector('canvas'))?.draw();
  return figure;
}

function rulesFigure(chosen) {
  const rules = summed(chosen, (sort) => sort.code).sort((a, b) => b[1].count - a[1].count).slice(0, 20);
  const rows = rules.map(([code, sum]) => {
    const sure = [3, 2, 1].map((confidence) => [sum.confidences[confidence], 'sure-' + confidence]);
    const test = measured(code);
    return { label: [make('code', {}, code), ' ', nameOf(code)], value: figures(sum.count) + (test === '–' ? '' : `, right ${test}`), size: sum.count, pieces: sure, href: only({ view: 'rules', rule: code }) };
  });
  return barFigure('Findings by rule', rows, [make('span', { class: 'key sure-3' }), ' high ', make('span', { class: 'key sure-2' }), ' medium ', make('span', { class: 'key sure-1' }), ' low confidence']);
}

function sourcesFigure(chosen) {
  const lengths = new Map();
  for (const { article } of chosen) lengths.set(article.source, (lengths.get(article.source) || 0) + article.length);
  const all = summed(chosen, (sort, article) => article.source).map(([source, sum]) => ({ source, ...sum, density: density(sum.points, lengths.get(source)) })).sort((a, b) => b.density - a.density);
  const rows = all.slice(0, 20).map(({ source, articles: number, density: value }) => ({
    label: [source ? make('bdi', {}, visible(source)) : '(no source known)', make('span', { class: 'soft' }, ' ' + count(number, 'article'))], value: figures(value, 1), size: value, pieces: [[value, 'plain']], href: source ? only({ source }) : undefined }));
  return barFigure('Points per 1,000 words by source', rows, all.length > 20 ? `The 20 worst of ${figures(all.length)} sources.` : '');
}

// By month, where that are many by year; a month or year without articles is a gap.
const MOST_MONTHS = 48;
function* monthsFrom(first, last) {
  for (let [year, month] = first.split('-').map(Number); ; month === 12 ? (year += 1, month = 1) : month += 1) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > last) return;
    yield name;
  }
}
function monthFigure(chosen) {
  const dated = chosen.filter(({ article }) => /^[12]\d{3}-\d\d/.test(article.month));
  const known = dated.map(({ article }) => article.month).sort();
  if (known.length < 2 || known[0] === known.at(-1)) return '';
  let names = [...monthsFrom(known[0], known.at(-1))];
  const years = names.length > MOST_MONTHS;
  if (years) names = [...new Set(names.map((name) => name.slice(0, 4)))];
  const sums = new Map(names.map((name) => [name, { findings: 0, articles: 0 }]));
  for (const { article, count: findings } of dated) {
    const sum = sums.get(years ? article.month.slice(0, 4) : article.month);
    sum.findings += findings;
    sum.articles += 1;
  }
  const values = names.map((name) => sums.get(name)).map((sum) => (sum.articles ? Number((sum.findings / sum.articles).toFixed(2)) : null));
  return chartFigure(`Findings per article by ${years ? 'year' : 'month'} of publication`, names, [{ label: 'findings per article', data: values }],
    { below: [make('p', { class: 'soft' }, `${count(dated.length, 'article')} with a known date; a gap is a ${years ? 'year' : 'month'} without articles.`)], go: (at) => only(years ? { q: '', order: 'date', month: names[at] } : { month: names[at] }) });
}

function runsFigure() {
  if (data.runs.length < 2) return '';
  const families = [...new Set(data.runs.flatMap((run) => Object.keys(run.families)))].sort();
  return chartFigure('Findings by run', data.runs.map((run) => run.at.slice(0, 16).replace('T', ' ')),
    families.map((family) => ({ label: `${family} ${familyName(family)}`, data: data.runs.map((run) => run.families[family] || 0) })), { line: true });
}

// How a figure of --stats is spread over the articles, and what a threshold in it would turn away.
function spreadFigure({ title, unit, edges, counts, least, median, most, threshold }, at) {
  const sign = unit === '%' ? ' %' : '';
  const whole = unit !== 'school years' && unit !== 'findings';
  const name = (edge) => figures(edge, 1);
  const labels = edges.map((edge, bin) => {
    const next = edges[bin + 1];
    if (!bin && least < edge) return `under ${name(next)}${sign}`;
    if (next === undefined) return `${name(edge)}${sign} and more`;
    return whole && !sign ? (next - edge > 1 ? `${name(edge)}–${name(next - 1)}` : name(edge)) : `${name(edge)}–${name(next)}${sign}`;
  });
  const below = [make('p', { class: 'soft' }, `Half of the articles have ${figures(median, 1)}${sign} or less; the most is ${figures(most, 1)}${sign}.`)];
  let bin = threshold?.[2] === 'above' ? Math.max(1, edges.length - 1) : 1, redraw = () => {};
  if (threshold && edges.length > 2) {
    const [code, option, side] = threshold;
    const told = make('output', { for: 'threshold-' + at });
    const config = make('div', {});
    const tell = () => {
      const hit = counts.slice(...(side === 'below' ? [0, bin] : [bin])).reduce((sum, value) => sum + value, 0);
      const all = counts.reduce((sum, value) => sum + value, 0);
      told.textContent = `${count(hit, 'article')} (${share(hit, all)}) ${side === 'below' ? 'have less than' : 'have'} ${name(edges[bin])}${sign}${side === 'below' ? '' : ' or more'}. Use this as a threshold:`;
      const value = unit === '%' ? edges[bin] / 100 : edges[bin];
      config.replaceChildren(copyable(`[rules.${code}]\n${option} = ${value}`, `threshold of ${code}`));
      redraw();
    };
    const slider = make('input', { type: 'range', id: 'threshold-' + at, min: 1, max: edges.length - 1, value: bin, 'aria-label': `Threshold of ${title}`, oninput: (event) => { bin = Number(event.target.value); tell(); } });
    tell();
    below.push(make('label', { class: 'slider' }, 'Threshold ', slider), told, config);
  }
  const figure = chartFigure(`Articles by ${title.toLowerCase()}`, labels, [{ label: 'articles', data: counts }], { axis: unit === '%' ? '% of the text' : unit, below, threshold: threshold ? () => bin : undefined });
  redraw = () => Chart.getChart(figure.querySelector('canvas'))?.draw();
  return figure;
}

function showCharts() {
  const chosen = selection();
  byId('count').textContent = chosen.length ? `${count(chosen.length, 'article')}, ${count(chosen.reduce((sum, one) => sum + one.count, 0), 'finding')}; a click on a bar shows what it counts` : '';
  drawn.forEach((one) => one?.destroy?.());
  drawn = [];
  if (!chosen.length) { content.replaceChildren(make('h2', {}, 'Charts'), make('p', { class: 'empty' }, 'There is nothing to chart.')); return; }
  const sources = new Set(chosen.map(({ article }) => article.source));
  const shown = [densityFigure(chosen), rulesFigure(chosen), sources.size > 1 ? sourcesFigure(chosen) : '', monthFigure(chosen), runsFigure(), ...data.figures.filter((one) => one.edges.length).map(spreadFigure)].filter(Boolean);
  const hint = data.figures.length ? '' : make('p', { class: 'soft' }, 'With --stats, the report charts words, readability and the share of boilerplate, too.');
  content.replaceChildren(make('h2', {}, 'Charts'), make('div', { class: 'charts' }, shown), hint);
  drawn = drawn.map((start) => start());
}

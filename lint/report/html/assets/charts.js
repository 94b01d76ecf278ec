// Charts (drawn by Chart.js), each with its numbers as a table for those who cannot see it.
let drawn = [];
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function figure(title, labels, sets, options = {}) {
  const canvas = make('canvas', { role: 'img', 'aria-label': `${title}; the numbers are in the table below` });
  const height = options.across ? Math.max(8, labels.length * 1.6 + 4) : 18;
  const head = make('tr', {}, ...['', ...sets.map((set) => set.label)].map((name) => make('th', { scope: 'col' }, name)));
  const rows = labels.map((label, at) => make('tr', {}, make('th', { scope: 'row' }, label), ...sets.map((set) => make('td', { class: 'number' }, String(set.data[at])))));
  const box = make('div', { class: 'canvas' }, canvas);
  box.style.height = height + 'rem';
  drawn.push(() => new Chart(canvas, settings(labels, sets, options)));
  return make('figure', {}, make('figcaption', {}, title), box, ...(options.below || []),
    make('details', {}, make('summary', {}, 'As a table'), make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows))));
}

function settings(labels, sets, { across = false, line = false, stacked = false, go }) {
  const colours = [colour('--link'), colour('--warning'), colour('--error'), colour('--info'), colour('--soft')];
  const axis = { stacked, beginAtZero: true, ticks: { color: colour('--ink'), autoSkip: !across, precision: 0 }, grid: { color: colour('--line') } };
  return {
    type: line ? 'line' : 'bar',
    data: { labels: labels.map((label) => (label.length > 34 ? label.slice(0, 33) + '…' : label)),
      datasets: sets.map((set, at) => ({ ...set, backgroundColor: colours[at % 5], borderColor: colours[at % 5], borderWidth: line ? 2 : 0, tension: 0.2 })) },
    options: {
      indexAxis: across ? 'y' : 'x', maintainAspectRatio: false, animation: false, scales: { x: axis, y: { ...axis } },
      plugins: { legend: { display: sets.length > 1, labels: { color: colour('--ink') } } },
      onClick: (event, hit) => { if (go && hit.length) location.hash = go(labels[hit[0].index], hit[0].index); },
    },
  };
}

const top = (counts) => counts.slice(0, 20);

function scoreFigure() {
  const bins = Array.from({ length: 20 }, (_, at) => data.scores.filter((score) => Math.min(19, Math.floor(score / 5)) === at).length);
  const told = make('output', { for: 'threshold' });
  const tell = (value) => {
    const below = data.scores.filter((score) => score < value).length;
    told.textContent = ` --min-score ${value}: ${count(below, 'article')} below it (${((100 * below) / (data.scores.length || 1)).toFixed(1)} %)`;
  };
  const first = data.minScore || 50;
  const slider = make('input', { type: 'range', id: 'threshold', min: 0, max: 100, value: first, oninput: (event) => tell(Number(event.target.value)) });
  tell(first);
  return figure('Articles by score', bins.map((_, at) => `${at * 5}–${at * 5 + (at < 19 ? 4 : 5)}`), [{ label: 'articles', data: bins }],
    { below: [make('label', {}, 'Threshold ', slider), told] });
}

function confidenceFigure(findings) {
  const codes = top(tally(findings.map((finding) => finding.code)).map(([code]) => code));
  const counts = new Map(tally(findings.map((finding) => finding.code + finding.sure)));
  const sets = [3, 2, 1].map((sure) => ({ label: CONFIDENCES[sure], data: codes.map((code) => counts.get(code + sure) || 0) }));
  return figure('Findings by rule and confidence', codes.map((code) => `${code} ${nameOf(code)}`), sets,
    { across: true, stacked: true, go: (label, at) => address({ view: 'articles', rule: codes[at] }) });
}

function perArticleFigure(chosen) {
  const edges = [0, 1, 2, 3, 4, 5, 8, 12, 20, 40];
  const names = edges.map((edge, at) => (at === edges.length - 1 ? `${edge}+` : edges[at + 1] - edge > 1 ? `${edge}–${edges[at + 1] - 1}` : String(edge)));
  const counts = edges.map((edge, at) => chosen.filter(({ found }) => found.length >= edge && found.length < (edges[at + 1] ?? Infinity)).length);
  return figure('Articles by number of findings', names, [{ label: 'articles', data: counts }]);
}

function monthFigure(chosen) {
  const months = new Map();
  for (const { article, found } of chosen) {
    if (!article.month) continue;
    const known = months.get(article.month) || [0, 0];
    months.set(article.month, [known[0] + found.length, known[1] + 1]);
  }
  const names = [...months.keys()].sort();
  if (names.length < 2) return '';
  return figure('Findings per article by month of publication', names, [{ label: 'findings per article', data: names.map((name) => Number((months.get(name)[0] / months.get(name)[1]).toFixed(2))) }], { line: true });
}

function runsFigure() {
  if (data.runs.length < 2) return '';
  const families = [...new Set(data.runs.flatMap((run) => Object.keys(run.families)))].sort();
  return figure('Findings by run', data.runs.map((run) => run.at.slice(0, 16).replace('T', ' ')),
    families.map((family) => ({ label: `${family} ${familyName(family)}`, data: data.runs.map((run) => run.families[family] || 0) })), { line: true });
}

function sourceFigure(chosen) {
  const sources = new Map();
  for (const { article, found } of chosen) {
    const known = sources.get(article.source || '(unknown)') || [0, 0];
    sources.set(article.source || '(unknown)', [known[0] + found.length, known[1] + 1]);
  }
  const worst = top([...sources].sort((a, b) => b[1][0] - a[1][0]));
  return figure('Findings by source', worst.map(([name, [, articles]]) => `${name} (${count(articles, 'article')})`), [{ label: 'findings', data: worst.map(([, [number]]) => number) }],
    { across: true, go: (label, at) => address({ view: 'articles', source: worst[at][0] === '(unknown)' ? '' : worst[at][0] }) });
}

// How the figures that --stats counts are spread over all articles: what a threshold would turn away is seen here.
const spreadFigures = () => Object.entries(data.figures)
  .map(([name, bars]) => figure(`Articles by ${name}`, bars.map(([range]) => range), [{ label: 'articles', data: bars.map(([, number]) => number) }]));

function showCharts() {
  const chosen = selection();
  const findings = chosen.flatMap(({ found }) => found);
  byId('count').textContent = `${count(chosen.length, 'article')}, ${count(findings.length, 'finding')}; a click on a bar shows its articles`;
  drawn = [];
  const families = tally(findings.map((finding) => finding.code.slice(0, 2)));
  const figures = [
    scoreFigure(), perArticleFigure(chosen),
    figure('Findings by family', families.map(([family]) => `${family} ${familyName(family)}`), [{ label: 'findings', data: families.map(([, number]) => number) }],
      { across: true, go: (label, at) => address({ view: 'articles', family: families[at][0] }) }),
    sourceFigure(chosen), confidenceFigure(findings), monthFigure(chosen), runsFigure(), ...spreadFigures(),
  ].filter(Boolean);
  main.replaceChildren(make('h2', {}, 'Charts'), make('div', { class: 'charts' }, ...figures));
  drawn.forEach((draw) => draw());
}

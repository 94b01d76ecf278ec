// What the page knows, and what it is asked to show (the address after #).
const byId = (id) => document.getElementById(id);
const parts = new Map();
// A part of the data is read when it is first asked for.
function part(id) {
  if (!parts.has(id)) {
    const element = byId(id);
    parts.set(id, element ? JSON.parse(element.textContent) : null);
  }
  return parts.get(id);
}

const data = part('index');
const FAMILIES = { BP: 'Boilerplate', HD: 'Hedges and sources', DT: 'Dates', UN: 'Numbers and units', CN: 'Consistency', XD: 'Across articles', SQ: 'Source quality', E9: 'Tool errors' };
const SEVERITIES = ['', 'info', 'warning', 'error'];
const CONFIDENCES = ['', 'low', 'medium', 'high'];
const main = byId('main');
const content = byId('content');
const leastConfidence = CONFIDENCES.indexOf(data.leastConfidence);
const defaults = { view: 'corpus', q: '', family: '', rule: '', severity: '', confidence: String(leastConfidence), source: '', language: '', month: '', order: 'points', article: '', finding: '' };
let state = { ...defaults };

const OLD_NAMES = { sure: 'confidence' };
function read() {
  const asked = [...new URLSearchParams(location.hash.slice(1))].map(([name, value]) => [OLD_NAMES[name] || name, value]);
  state = { ...defaults, ...Object.fromEntries(asked.filter(([name]) => name in defaults)) };
}

// The address of the present state with some of it changed; what is as by default stays out of it.
function address(changes = {}) {
  const asked = { ...state, article: '', finding: '', ...changes };
  const kept = Object.entries(asked).filter(([name, value]) => String(value) !== defaults[name]);
  return '#' + new URLSearchParams(kept);
}

// The address of a list in which nothing but the given filters is set.
const only = (changes) => '#' + new URLSearchParams(Object.entries(changes).filter(([name, value]) => String(value) !== defaults[name]));

const familyOf = (code) => (code.startsWith('E9') ? 'E9' : code.replace(/\d+$/, '') || code);
const familyName = (family) => FAMILIES[family] || 'Own rules';
const ruleOf = (code) => data.rules[code] || { name: code, why: '', mend: '', flags: [], passes: [], fixable: 0 };
const nameOf = (code) => ruleOf(code).name.replaceAll('-', ' ');
const UNKNOWN = 'und';
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });
const languageName = (code) => (code && code !== UNKNOWN ? LANGUAGES.of(code) : 'unknown');
const figures = (number, digits = 0) => number.toLocaleString('en', { maximumFractionDigits: digits });
const count = (number, noun, plural = noun + 's') => `${figures(number)} ${number === 1 ? noun : plural}`;
const share = (number, all) => `${figures((100 * number) / (all || 1), number / (all || 1) < 0.1 ? 1 : 0)} %`;

const { severity: severityPoints, confidence: confidenceShare, halves, fewestWords } = data.weights;
const pointsOf = (code, severity, confidence) => (code.startsWith('E9') ? 0 : severityPoints[severity] * confidenceShare[confidence]);
const density = (points, length) => (1000 * points) / Math.max(length, fewestWords);
const scoreOf = (points, length) => 100 * 0.5 ** (density(points, length) / halves);

// Findings of one code, severity and confidence are counted together; an article has pairs of such a sort's number and a count.
const sorts = data.sorts.map(([code, severity, confidence]) => ({ code, severity, confidence, points: pointsOf(code, severity, confidence) }));
const articles = data.articles.map(([path, words, length, title, source, date, language, opens, pairs], number) => {
  let points = 0;
  for (let at = 0; at < pairs.length; at += 2) points += sorts[pairs[at]].points * pairs[at + 1];
  return { path, words, length, title, source, date, month: date.slice(0, 7), language, opens: Boolean(opens), pairs, points, score: scoreOf(points, length), number };
});
const byPath = new Map(articles.map((article) => [article.path, article]));

function foundIn(article) {
  if (!article.found) {
    article.found = (article.opens && part('text-' + article.number)?.found) || [];
    article.found.forEach((finding, index) => { finding.index = index; });
  }
  return article.found;
}
function linesOf(path) {
  const article = byPath.get(path);
  const known = article && article.opens && part('text-' + article.number)?.lines;
  const other = data.others.indexOf(path);
  return known || (other >= 0 ? part('other-' + other).lines : null);
}
const plain = (lines) => lines.map((line) => line.map((piece) => piece[0]).join('')).join('\n');

// Whether the filters let a finding, or findings that are counted together, through.
function wanted(sort) {
  return sort.confidence >= Number(state.confidence) && (!state.severity || sort.severity === Number(state.severity)) &&
    (!state.family || familyOf(sort.code) === state.family) && (!state.rule || sort.code === state.rule);
}

function holds(article, words) {
  article.haystack ??= [article.path, article.title, ...foundIn(article).map((finding) => finding.code + ' ' + finding.message)].join('\n').toLowerCase();
  if (words.every((word) => article.haystack.includes(word))) return true;
  const lines = linesOf(article.path);
  if (!lines) return false;
  article.all ??= plain(lines).toLowerCase();
  return words.every((word) => article.haystack.includes(word) || article.all.includes(word));
}

const ORDERS = {
  points: (a, b) => b.points - a.points,
  density: (a, b) => b.density - a.density,
  findings: (a, b) => b.count - a.count,
  title: (a, b) => (a.article.title || a.article.path).localeCompare(b.article.title || b.article.path),
  date: (a, b) => (a.article.date < b.article.date ? 1 : a.article.date > b.article.date ? -1 : 0),
};

// An article with what of its findings is let through.
function through(article, let_) {
  let points = 0, findings = 0;
  const { pairs } = article;
  for (let at = 0; at < pairs.length; at += 2) {
    if (!let_[pairs[at]]) continue;
    points += sorts[pairs[at]].points * pairs[at + 1];
    findings += pairs[at + 1];
  }
  return { article, let_, points, count: findings, density: density(points, article.length) };
}

// The articles that the filters let through, in the order asked for.
function selection() {
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const narrowed = state.family || state.rule || state.severity;
  const let_ = sorts.map(wanted);
  const chosen = [];
  for (const article of articles) {
    if (state.source && article.source !== state.source) continue;
    if (state.language && (article.language || UNKNOWN) !== state.language) continue;
    if (state.month && !article.month.startsWith(state.month)) continue;
    const one = through(article, let_);
    if (narrowed && !one.count) continue;
    if (words.length && !holds(article, words)) continue;
    chosen.push(one);
  }
  return chosen.sort(ORDERS[state.order] || ORDERS.points);
}

// Sums of findings by a key, the costliest first: [key, sum].
function summed(chosen, keyOf) {
  const sums = new Map();
  for (const { article, let_ } of chosen) {
    const { pairs } = article;
    for (let at = 0; at < pairs.length; at += 2) {
      if (!let_[pairs[at]]) continue;
      const sort = sorts[pairs[at]], findings = pairs[at + 1], cost = sort.points * findings;
      const key = keyOf(sort, article);
      let sum = sums.get(key);
      if (!sum) sums.set(key, sum = { count: 0, points: 0, articles: 0, last: null, counts: [0, 0, 0, 0], costs: [0, 0, 0, 0], confidences: [0, 0, 0, 0] });
      sum.count += findings;
      sum.points += cost;
      sum.counts[sort.severity] += findings;
      sum.costs[sort.severity] += cost;
      sum.confidences[sort.confidence] += findings;
      if (sum.last !== article) sum.articles += 1;
      sum.last = article;
    }
  }
  return [...sums].sort((a, b) => b[1].points - a[1].points || b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1));
}

// How many findings of the corpus there are by a key of their sort, the most first.
function tallied(keyOf) {
  const counts = new Map();
  const keys = sorts.map(keyOf);
  for (const { pairs } of articles) for (let at = 0; at < pairs.length; at += 2) counts.set(keys[pairs[at]], (counts.get(keys[pairs[at]]) || 0) + pairs[at + 1]);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

// What the score of the corpus would be without so many points: the words stay as they are, so it is a lower bound.
const scoreWithout = (points) => scoreOf(Math.max(0, data.totals.points - points), data.totals.length);

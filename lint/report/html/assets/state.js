// What the page knows, what it is asked to show (the address after #), and how elements are made: text is always text.
const data = JSON.parse(document.getElementById('index').textContent);
const FAMILIES = { BP: 'furniture', HD: 'hedges and sources', DT: 'dates', UN: 'numbers and units', CN: 'consistency', XD: 'across articles', SQ: 'source quality', E9: 'tool errors' };
const SEVERITIES = ['', 'info', 'warning', 'error'];
const CONFIDENCES = ['', 'low', 'medium', 'high'];
const PAGE = 100;
const byId = (id) => document.getElementById(id);
const main = byId('main');
const defaults = { view: 'articles', q: '', family: '', rule: '', severity: '', sure: String(CONFIDENCES.indexOf(data.leastSure)), source: '', article: '', finding: '' };
let state = { ...defaults };

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ''));
  return element;
}

function read() {
  const asked = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  state = { ...defaults, ...Object.fromEntries(Object.entries(asked).filter(([name]) => name in defaults)) };
}

// The address of the present state with some of it changed; what is as by default stays out of it.
function address(changes = {}) {
  const asked = { ...state, article: '', finding: '', ...changes };
  const parts = Object.entries(asked).filter(([name, value]) => String(value) !== defaults[name]);
  return '#' + new URLSearchParams(parts);
}

const nameOf = (code) => (data.rules[code] || [code, ''])[0];
const whyOf = (code) => (data.rules[code] || ['', ''])[1];
const familyName = (family) => FAMILIES[family] || 'own rules';
const count = (number, noun, plural = noun + 's') => `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`;

function textOf(article) {
  if (article.lines === undefined) {
    const kept = byId('text-' + article.number);
    article.lines = kept ? JSON.parse(kept.textContent) : null;
  }
  return article.lines;
}

// Signs that would turn or hide the text around them are shown by their number instead.
const SIGNS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
function visible(text) {
  const pieces = [];
  let last = 0;
  for (const match of text.matchAll(SIGNS)) {
    const number = 'U+' + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    pieces.push(text.slice(last, match.index), make('span', { class: 'sign', title: 'an invisible sign' }, number));
    last = match.index + 1;
  }
  pieces.push(text.slice(last));
  return pieces.filter((piece) => piece !== '');
}

data.articles.forEach((article, number) => {
  article.number = number;
  article.found.forEach((finding, index) => { finding.index = index; });
  article.haystack = [article.path, article.title || '', ...article.found.map((finding) => finding.code + ' ' + finding.message)].join('\n').toLowerCase();
});

// The findings of an article that the filters let through.
function wanted(finding) {
  return finding.sure >= Number(state.sure) && finding.severity >= Number(state.severity || 0) &&
    (!state.family || finding.code.startsWith(state.family)) && (!state.rule || finding.code === state.rule);
}

function holds(article, words) {
  if (words.every((word) => article.haystack.includes(word))) return true;
  const lines = textOf(article);
  if (!lines) return false;
  article.all ??= lines.map((line) => line.map((piece) => piece[0]).join('')).join('\n').toLowerCase();
  return words.every((word) => article.haystack.includes(word) || article.all.includes(word));
}

// The articles that the filters let through, each with its findings; the worst first, as they are kept.
function selection() {
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const narrowed = state.family || state.rule || state.severity;
  const chosen = [];
  for (const article of data.articles) {
    if (state.source && article.source !== state.source) continue;
    const found = article.found.filter(wanted);
    if (narrowed && !found.length) continue;
    if (words.length && !holds(article, words)) continue;
    chosen.push({ article, found });
  }
  return chosen;
}

function tally(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

// A long list, a part at a time.
function inParts(items, list, show) {
  let shown = 0;
  const more = make('button', { type: 'button', onclick: add }, '');
  function add() {
    const first = list.children.length;
    for (const item of items.slice(shown, shown + PAGE)) list.append(show(item));
    shown = Math.min(items.length, shown + PAGE);
    more.textContent = `Show more (${(items.length - shown).toLocaleString('en')} left)`;
    more.hidden = shown >= items.length;
    if (first) list.children[first].querySelector('a')?.focus();
  }
  add();
  return [list, more];
}

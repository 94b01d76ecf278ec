// Where do articles disagree? Copies as a word diff, values as a table, names with their spellings.
const KINDS = {
  values: ['Different values', 'Who says what, and when. One of them is wrong, or they speak of different things.'],
  copies: ['Near-duplicates', 'Articles that share most of their wording, side by side.'],
  names: ['Names in several spellings', 'The same name, it seems, written in different ways.'],
  styles: ['Mixed styles', 'One article, two ways of writing.'],
  places: ['Other places', 'Findings that speak of two places.'],
};

function inGroup(group, words) {
  return group.findings.some(([path, code, severity, confidence, message]) => {
    const article = byPath.get(path);
    if (state.source && article?.source !== state.source) return false;
    if (words.length && !words.every((word) => (path + '\n' + message + '\n' + group.rows.flat().join(' ')).toLowerCase().includes(word))) return false;
    return wanted({ code, severity, confidence });
  });
}

function groupHead(group, title) {
  const [path, code, severity, confidence, message, mark] = group.findings.find(([, one, level, sure]) => wanted({ code: one, severity: level, confidence: sure })) || group.findings[0];
  const more = group.findings.length - 1;
  return make('header', {}, make('h4', { dir: 'auto' }, icon(severity), ' ', visible(title)),
    make('p', { class: 'soft' }, make('a', { href: address({ article: path, finding: mark }) }, make('code', {}, code), ' ', nameOf(code)), `, ${CONFIDENCES[confidence]} confidence${more ? `, and ${count(more, 'more finding')} of the same` : ''}`),
    group.kind === 'copies' ? '' : make('p', { dir: 'auto' }, visible(message)),
    new Set(group.rows.map((row) => row[0])).size === 1 ? make('p', { class: 'soft' }, make('bdi', {}, visible(titleOf(path))), ' ', articleLink(path)) : '');
}

const lineLink = (path, line, mark) => (byPath.has(path) ? make('a', { href: address({ article: path, finding: mark || '' }) }, `line ${figures(line)}`) : `line ${figures(line)}`);
const titleOf = (path) => byPath.get(path)?.title || path;
function source(path) {
  const article = byPath.get(path);
  return [article?.source ? make('bdi', {}, visible(article.source)) : '', article?.date ? (article.source ? ', ' : '') + article.date : ''];
}

function valuesCard(group) {
  const one = new Set(group.rows.map((row) => row[0])).size === 1;
  const rows = group.rows.map(([path, line, before, match, after, mark]) => make('tr', {},
    make('th', { scope: 'row', dir: 'auto', class: 'said' }, visible(match || '–')),
    make('td', {}, one ? lineLink(path, line, mark) : articleLink(path, line, mark)), one ? '' : make('td', {}, source(path)),
    make('td', { dir: 'auto', class: 'quote' }, excerpt([before, match, after], SEVERITIES[group.severity]))));
  const said = [...new Set(group.rows.map((one) => one[3]).filter(Boolean))];
  return make('article', { class: 'conflict' }, groupHead(group, said.map((value) => `“${value}”`).join(' or ') || 'Two values'), table(one ? ['Value', 'Where', 'Sentence'] : ['Value', 'Where', 'Who and when', 'Sentence'], rows, 'Who says what'));
}

function namesCard(group) {
  const one = new Set(group.rows.map((row) => row[0])).size === 1;
  const spellings = new Map();
  for (const row of group.rows) spellings.set(row[3], [...(spellings.get(row[3]) || []), row]);
  const times = timesTold(group);
  const rows = [...spellings].filter(([spelling]) => spelling).sort((a, b) => (times.get(b[0]) || b[1].length) - (times.get(a[0]) || a[1].length)).map(([spelling, places]) => make('tr', {},
    make('th', { scope: 'row', dir: 'auto', class: 'said' }, visible(spelling)), make('td', { class: 'number' }, times.get(spelling) || String(places.length)),
    make('td', {}, places.slice(0, 4).flatMap(([path, line, , , , mark], at) => [at ? (one ? ', ' : make('br')) : '', one ? lineLink(path, line, mark) : articleLink(path, line, mark)]), places.length > 4 ? ` and ${places.length - 4} more` : ''),
    make('td', { dir: 'auto', class: 'quote' }, excerpt(places[0].slice(2, 5), SEVERITIES[group.severity]))));
  return make('article', { class: 'conflict' }, groupHead(group, [...spellings.keys()].filter(Boolean).map((name) => `“${name}”`).join(' or ')), table(['Spelling', { number: 'Times' }, 'Where', 'For example'], rows, 'Spellings'));
}
// How often the usual spelling stands there is told in the message; the page itself knows one place of it.
function timesTold(group) {
  const times = new Map();
  for (const finding of group.findings) {
    const told = /[“"]([^”"]+)[”"] elsewhere in the article \((\d+) times\)/.exec(finding[4]) || /[“"]([^”"]+)[”"] in (\d+) articles/.exec(finding[4]);
    if (told) times.set(told[1], Number(told[2]) + (/articles/.test(told[0]) ? ' articles' : ''));
  }
  return times;
}

// The words of two articles beside each other; what both have is plain, what only one has is marked.
const WORDS = { maxEditLength: 4000, timeout: 1500 };
function wordDiff(left, right) {
  const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(undefined, { granularity: 'word' }) : undefined;
  const words = (text) => (segmenter && /[\u3040-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/.test(text) ? [...segmenter.segment(text)].map((one) => one.segment) : text.match(/\s+|[^\s]+/g) || []);
  return Diff.diffArrays(words(left), words(right), { ...WORDS, comparator: (a, b) => a === b || (!a.trim() && !b.trim()) });
}

function sides(left, right) {
  const changes = wordDiff(left, right);
  if (!changes) return [make('p', { class: 'soft' }, 'The two texts differ too much to be compared word by word here.')];
  const columns = [0, 1].map((at) => make('div', { class: 'side', dir: 'auto', tabindex: '0', role: 'group', 'aria-label': at ? 'Text on the right' : 'Text on the left' }));
  let same = 0, all = 0;
  for (const change of changes) {
    const text = change.value.join('');
    const size = text.replace(/\s+/g, '').length;
    all += change.added || change.removed ? size : 2 * size;
    if (change.added) columns[1].append(make('ins', {}, visible(text)));
    else if (change.removed) columns[0].append(make('del', {}, visible(text)));
    else {
      same += 2 * size;
      columns.forEach((column) => column.append(make('span', { class: 'same' }, visible(text))));
    }
  }
  return [same, all, columns];
}

function compared(paths) {
  const texts = paths.map(linesOf);
  if (!texts.every(Boolean)) return [make('p', { class: 'soft' }, 'The text of one of them is not in this page.')];
  const [left, right] = texts.map((lines) => plain(lines).slice(0, 60000));
  if (left.trim() === right.trim()) return [make('p', {}, 'The texts are the same, word for word.'), make('details', {}, make('summary', {}, 'Read the text'), make('div', { class: 'side', dir: 'auto', tabindex: '0', role: 'group', 'aria-label': 'The text of both' }, visible(left)))];
  const result = sides(left, right);
  if (result.length === 1) return result;
  const [same, all, columns] = result;
  return [make('p', {}, make('strong', {}, share(same, all)), ' of the characters stand in both, in this order. ', make('del', {}, 'Only left'), ' ', make('ins', {}, 'only right'), '.'),
    make('div', { class: 'sides' }, paths.map((path, at) => make('div', {}, make('p', { class: 'side-head' }, make('strong', { dir: 'auto' }, visible(titleOf(path))), make('br'), articleLink(path), ' ', source(path)), columns[at])))];
}

let firstDiff = false;
const plainOf = (path) => { const lines = linesOf(path); return lines && plain(lines).trim(); };
function copiesCard(group) {
  const pairs = group.findings.map(([path, , , , message, mark]) => ({ path, message, mark, other: pairOf(group, path, message) }));
  const list = pairs.filter((pair) => pair.other).map((pair, at) => {
    const box = make('div', {});
    const open = () => { if (!box.childElementCount) box.append(...compared([pair.other, pair.path])); };
    const details = make('details', { class: 'pair', ontoggle: (event) => { if (event.target.open) open(); } }, make('summary', {}, make('span', { dir: 'auto' }, visible(pair.message))), box);
    if (!at && !firstDiff && plainOf(pair.other) && plainOf(pair.other) !== plainOf(pair.path)) { firstDiff = true; details.open = true; }
    return details;
  });
  const rows = [...new Set(group.rows.map((row) => row[0]))].map((path) => make('tr', {}, make('th', { scope: 'row', dir: 'auto' }, visible(titleOf(path))), make('td', {}, articleLink(path)), make('td', {}, source(path)), number(byPath.get(path)?.words ?? '–')));
  return make('article', { class: 'conflict' }, groupHead(group, `${count(rows.length, 'article')}: ${titleOf(group.rows[0][0])}`), table(['Title', 'Article', 'Who and when', { number: 'Words' }], rows, 'Articles that share their wording'), list);
}
// The article that a finding of a copy names.
const pairOf = (group, path, message) => group.rows.map((row) => row[0]).find((other) => other !== path && message.includes(other)) || group.rows.map((row) => row[0]).find((other) => other !== path);

const CARDS = { copies: copiesCard, names: namesCard };
function showConflicts() {
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = part('conflicts').filter((group) => inGroup(group, words));
  byId('count').textContent = groups.length ? count(groups.length, 'conflict') : '';
  const kinds = Object.keys(KINDS).map((kind) => [kind, groups.filter((group) => group.kind === kind)]).filter(([, members]) => members.length);
  if (!kinds.length) {
    content.replaceChildren(make('h2', {}, 'Conflicts'), make('p', { class: 'empty' }, part('conflicts').length ? 'No conflict has what the filters ask for.' : 'No article contradicts itself or another one, as far as the rules can see.'));
    return;
  }
  const jump = make('ul', { class: 'jump', 'aria-label': 'Kinds of conflict' }, kinds.map(([kind, members]) => make('li', {}, button(`${KINDS[kind][0]} (${figures(members.length)})`, () => byId('kind-' + kind).scrollIntoView(), { class: 'chip' }))));
  content.replaceChildren(make('h2', {}, 'Conflicts'), jump, ...kinds.flatMap(([kind, members]) => {
    firstDiff = false;
    return [make('h3', { id: 'kind-' + kind, class: 'kind' }, KINDS[kind][0], ' ', make('span', { class: 'soft' }, figures(members.length))), make('p', { class: 'soft' }, KINDS[kind][1]), ...inParts(members, make('div'), CARDS[kind] || valuesCard)];
  }));
}

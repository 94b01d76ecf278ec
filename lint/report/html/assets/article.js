// One article: its text with the findings marked, and beside each line the reasons.
function note(finding) {
  const body = [
    make('p', {}, make('strong', { class: SEVERITIES[finding.severity] }, `${finding.index + 1} ${finding.code} ${nameOf(finding.code)}`),
      make('span', { class: 'soft' }, ` · ${SEVERITIES[finding.severity]}, ${CONFIDENCES[finding.sure]} confidence${finding.line ? ', line ' + finding.line : ''} `),
      make('a', { href: address({ article: state.article, finding: finding.mark }), 'aria-label': `Link to finding ${finding.index + 1}` }, '#')),
    make('p', { dir: 'auto' }, ...visible(finding.message)),
  ];
  if (whyOf(finding.code)) body.push(make('p', { class: 'why' }, whyOf(finding.code)));
  if (finding.fix !== undefined) body.push(make('p', { class: 'why' }, finding.fix ? 'Fix: ' : 'Fix: take it out', ...(finding.fix ? [make('q', {}, ...visible(finding.fix))] : [])));
  for (const [path, line, text] of finding.related || []) body.push(quote(path || state.article, line, visible(text)));
  return make('section', { class: 'note ' + SEVERITIES[finding.severity], id: 'note-' + finding.index, tabindex: '-1', 'aria-label': `Finding ${finding.index + 1}` }, ...body);
}

function piece(article, [text, indices], begun) {
  const findings = indices.map((index) => article.found[index]).filter(wanted);
  if (!findings.length) return visible(text);
  const worst = Math.max(...findings.map((finding) => finding.severity));
  const references = findings.filter((finding) => !begun.has(finding.index)).map((finding) => {
    begun.add(finding.index);
    return make('sup', {}, make('a', { href: address({ article: article.path, finding: finding.mark }), 'aria-label': `Finding ${finding.index + 1}: ${nameOf(finding.code)}` }, String(finding.index + 1)));
  });
  return [make('mark', { class: SEVERITIES[worst], 'data-findings': findings.map((finding) => finding.index).join(' ') }, ...references, ...visible(text))];
}

function textRow(article, pieces, begun) {
  const before = new Set(begun);
  const line = make('p', { dir: 'auto' }, ...pieces.flatMap((one) => piece(article, one, begun)));
  const here = article.found.filter((finding) => begun.has(finding.index) && !before.has(finding.index));
  return make('div', { class: 'row' }, line, make('div', { class: 'notes' }, ...here.map(note)));
}

function excerptRow(finding) {
  const [before, match, after] = finding.excerpt;
  const line = make('p', { dir: 'auto' }, ...visible(before), make('mark', { class: SEVERITIES[finding.severity] }, ...visible(match)), ...visible(after));
  return make('div', { class: 'row' }, line, make('div', { class: 'notes' }, note(finding)));
}

function showArticle(article) {
  const found = article.found.filter(wanted);
  const lines = textOf(article);
  const begun = new Set();
  const rows = (lines || []).map((line) => textRow(article, line, begun));
  const rest = found.filter((finding) => !begun.has(finding.index));
  const whole = rest.filter((finding) => !finding.excerpt);
  byId('count').textContent = `${count(found.length, 'finding')} shown of ${article.found.length.toLocaleString('en')} in this article; score ${article.score} of 100`;
  const at = data.articles.indexOf(article);
  const step = (by, label, key) => {
    const other = data.articles[at + by];
    return other ? make('a', { href: address({ article: other.path }), rel: key }, label) : '';
  };
  main.replaceChildren(
    make('p', {}, make('a', { href: address({}) , id: 'back' }, '← all'), ' · ', step(-1, 'worse', 'prev'), ' ', step(1, 'better', 'next')),
    make('h2', { dir: 'auto' }, ...visible(article.title || article.path)),
    make('p', { class: 'path' }, ...visible(article.path)),
    make('p', { class: 'soft' }, [article.source, article.month, count(article.words, 'word')].filter(Boolean).join(' · ')),
    make('div', { class: 'notes' }, ...whole.map(note)),
    make('div', { class: 'text' }, ...rows, ...rest.filter((finding) => finding.excerpt).map(excerptRow)),
    lines ? '' : make('p', { class: 'soft' }, article.found.length ? 'The text could not be read again when this page was made; only excerpts are shown.' : 'Nothing was found in this article; its text is not kept in this page.'));
  pointOut(article);
}

// Bring the finding that the address names into view.
function pointOut(article) {
  const finding = article.found.find((one) => one.mark === state.finding);
  const target = finding && byId('note-' + finding.index);
  if (!target) { window.scrollTo(0, 0); return; }
  target.classList.add('here');
  target.focus({ preventScroll: true });
  target.closest('.row, .notes').scrollIntoView({ block: 'center' });
}

function stepFinding(by) {
  const notes = [...main.querySelectorAll('.note')];
  const at = notes.findIndex((one) => one === document.activeElement || one.classList.contains('here'));
  const next = notes[Math.min(notes.length - 1, Math.max(0, at + by))];
  if (!next) return;
  notes.forEach((one) => one.classList.toggle('here', one === next));
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
}

// What an answer rests on: the passages that its model was told, and the sentences that cite them.
import {link, make, spoken} from './dom.js';
import {markdownElement} from './markdown.js';
import {say, sayCount, state} from './state.js';
import {sentencesOf} from './sentences.js';
import {passagesBelow} from './wire.js';

const PAUSE = 250; // milliseconds without a change after which an answer stands

const known = new Map(); // ts of a message → {words, timer, passages}, these null until they are known
const unfolded = new Set(); // ts and number of what was opened
let habit = false; // whether lists are wanted open, as the last one was left
let redraw = () => {};

// `draw` is called with each message whose passages are known now.
export function whenKnown(draw) {
  redraw = draw;
}

// An answer may be written anew in its place, and then rests on something else.
function knownOf(post) {
  if (post.streaming || !state.isBot(post.author)) return null;
  const words = wordsOf(post);
  const there = known.get(post.ts);
  if (there?.words === words) return there.passages;
  clearTimeout(there?.timer);
  known.set(post.ts, {words, timer: setTimeout(() => ask(post, words), PAUSE), passages: null});
  return null;
}

// The answer's own, without what stands below it and changes.
function wordsOf(post) {
  const blocks = (post.blocks ?? []).filter((block) => block.type === 'markdown').map((block) => block.text);
  return [post.markdown, ...blocks].join('') || post.text;
}

async function ask(post, words) {
  const passages = await passagesBelow(post, state.language, state.me).catch(() => null);
  if (known.get(post.ts)?.words !== words) return;
  if (passages) known.get(post.ts).passages = passages;
  else known.delete(post.ts);
  const shown = state.post(post.channel, post.ts);
  if (passages?.length && shown) redraw(shown);
}

// The list below an answer; its sentences, in `content`, are tied to it. Null where nothing is known.
export function passagesOf(post, content) {
  const passages = knownOf(post);
  if (!passages?.length) return null;
  const rows = new Map(passages.map((passage) => [passage.number, row(post, passage)]));
  const sentences = sentencesOf(content, (number) => rows.has(number), (number) => mark(number, rows.get(number)));
  const cited = new Set(sentences.flatMap(({numbers}) => numbers));
  for (const [number, element] of rows) {
    element.querySelector('.cited').hidden = !cited.has(number);
  }
  const list = make('details', {class: 'passages', open: habit},
    make('summary', {}, sum(passages.length, cited.size)),
    make('ol', {}, ...rows.values()));
  list.addEventListener('toggle', () => (habit = list.open));
  tie(sentences, rows);
  return list;
}

function sum(told, cited) {
  return make('span', {text: `${sayCount('passages-read', told)} · ${say('passages-cited', cited)}`});
}

function row(post, passage) {
  const key = `${post.ts} ${passage.number}`;
  const whole = spoken(markdownElement(passage.text));
  const details = make('details', {open: unfolded.has(key)},
    make('summary', {},
      make('span', {class: 'number', text: passage.number}),
      spoken(make('span', {class: 'where'}, make('b', {text: passage.title}), ...passage.headings.map((heading) => make('span', {text: ' › ' + heading})))),
      make('span', {class: 'badge cited', text: say('passage-cited'), hidden: true}),
      make('span', {class: 'score', title: say('passage-score'), 'aria-label': `${say('passage-score')} ${score(passage)}`, text: score(passage)}),
      make('span', {class: 'brief', lang: whole.lang || null, text: whole.textContent.replace(/\s+/g, ' ').trim()})),
    make('div', {class: 'whole'}, whole),
    passage.link ? link(passage.link, say('passage-open')) : null);
  details.addEventListener('toggle', () => unfolded[details.open ? 'add' : 'delete'](key));
  return make('li', {class: 'passage', 'data-number': passage.number}, details);
}

function score(passage) {
  if (!passage.score) return '–';
  return new Intl.NumberFormat(state.language, {minimumFractionDigits: 2, maximumFractionDigits: 2}).format(passage.score);
}

// Leads to its passage.
function mark(number, element) {
  const name = element.querySelector('.where').textContent;
  const button = make('button', {type: 'button', class: 'cite', title: name, 'aria-label': say('passage-number', number, name), text: `[${number}]`});
  button.addEventListener('click', () => {
    element.closest('.passages').open = true;
    element.scrollIntoView({block: 'nearest'});
    element.querySelector('summary').focus();
  });
  return button;
}

// Whatever the pointer or the keyboard is on marks what belongs to it on the other side. A touched
// mark leads away from under the pointer: what has the focus stays marked.
function tie(sentences, rows) {
  const nothing = {chosen: [], numbers: []};
  const on = {pointer: nothing, focus: nothing};
  const put = (kind, what) => {
    on[kind] = what;
    const chosen = [...on.pointer.chosen, ...on.focus.chosen];
    const numbers = [...on.pointer.numbers, ...on.focus.numbers];
    sentences.forEach((one) => one.pieces.forEach((piece) => piece.classList.toggle('lit', chosen.includes(one))));
    rows.forEach((element, number) => element.classList.toggle('lit', numbers.includes(number)));
  };
  const watch = (element, what) => {
    element.addEventListener('pointerenter', () => put('pointer', what));
    element.addEventListener('pointerleave', () => put('pointer', nothing));
    element.addEventListener('focusin', () => put('focus', what));
    element.addEventListener('focusout', () => put('focus', nothing));
  };
  for (const sentence of sentences) {
    sentence.pieces.forEach((piece) => watch(piece, {chosen: [sentence], numbers: sentence.numbers}));
  }
  for (const [number, element] of rows) {
    watch(element, {chosen: sentences.filter(({numbers}) => numbers.includes(number)), numbers: [number]});
  }
}

// The sentences of an answer that rest on something, found in what is shown of it: those that cite
// it, as `[1]`, and those that lead up to them within a paragraph.
import {make} from './dom.js';
import {state} from './state.js';

const BLOCK = 'p, li, td, th, h1, h2, h3, h4, h5, h6';
const MARK = /\[(\d{1,3})\]/g;
const NO_WORDS = 'pre, code, a, .block-context, .plan, .task';
const SHORTENED = /\b(?:e\.g|i\.e|cf|vs|p|pp|no|approx|mr|mrs|ms|dr|st)\.\s*$/i;
const WIDE = /[\u3040-\u30ff\u4e00-\u9fff]/;

// Puts each into elements of its own, and of each mark that is known makes what `cite` makes of it.
export function sentencesOf(content, isKnown, cite) {
  return [...content.querySelectorAll(BLOCK)].flatMap((block) => inBlock(block, isKnown, cite));
}

function inBlock(block, isKnown, cite) {
  const nodes = textNodes(block);
  const text = nodes.map((node) => node.data).join('');
  const sentences = spans(text).map(([start, end]) => ({start, end, numbers: numbers(text.slice(start, end), isKnown), pieces: []}));
  lead(sentences, text);
  const tied = sentences.filter((sentence) => sentence.numbers.length);
  let at = 0;
  for (const node of nodes) {
    const words = node.data;
    node.replaceWith(...parts(words, at, tied, cite));
    at += words.length;
  }
  return tied;
}

// Who writes several sentences from one source names it behind the last of them. What the answer
// itself says to be in none is left out.
function lead(sentences, text) {
  let next = [];
  for (const sentence of sentences.toReversed()) {
    if (sentence.numbers.length) next = sentence.numbers;
    else if (!isUnsupported(text.slice(sentence.start, sentence.end))) sentence.numbers = next;
  }
}

function isUnsupported(words) {
  return state.unsupported.some((mark) => words.includes(mark));
}

// Those that stand in the block itself, and not in a list within it.
function textNodes(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest(BLOCK) === block && !parent.closest(NO_WORDS)) nodes.push(walker.currentNode);
  }
  return nodes;
}

function numbers(text, isKnown) {
  return [...new Set([...text.matchAll(MARK)].map((mark) => Number(mark[1])))].filter(isKnown);
}

// Marks belong to the sentence before them, also where they stand behind its full stop.
function spans(text) {
  const marks = [...text.matchAll(marksAfter())].map((run) => [run.index, run.index + run[0].length]);
  const behind = (at) => marks.find(([start, end]) => start <= at && at < end)?.[1] ?? at;
  const starts = [...new Set(breaks(text).map(behind))].filter((at) => at > 0 && at < text.length);
  return [0, ...starts].map((start, index) => {
    const sentence = text.slice(start, starts[index]);
    return [start, start + sentence.trimEnd().length];
  });
}

function marksAfter() {
  const unsupported = state.unsupported.map((mark) => mark.replace(/[()]/g, '\\$&'));
  return new RegExp(`\\s*(?:(?:\\[\\d{1,3}\\]|${unsupported.join('|')})\\s*)+`, 'g');
}

function breaks(text) {
  if (!Intl.Segmenter) return [];
  const segmenter = new Intl.Segmenter(WIDE.test(text) ? 'ja' : 'en', {granularity: 'sentence'});
  const starts = [...segmenter.segment(text)].map((segment) => segment.index);
  return starts.filter((start) => !SHORTENED.test(text.slice(0, start)));
}

// A sentence may lie in several nodes, as where a part of it is bold.
function parts(words, at, sentences, cite) {
  const made = [];
  let done = 0;
  for (const sentence of sentences) {
    const start = Math.max(0, sentence.start - at);
    const end = Math.min(words.length, sentence.end - at);
    if (start >= end) continue;
    const piece = make('span', {class: 'rests'}, ...cited(words.slice(start, end), sentence.numbers, cite));
    made.push(words.slice(done, start), piece);
    sentence.pieces.push(piece);
    done = end;
  }
  return [...made, words.slice(done)].filter((part) => part !== '');
}

function cited(words, known, cite) {
  return words.split(/(\[\d{1,3}\])/).filter((part) => part).map((part) => {
    const number = Number(/^\[(\d{1,3})\]$/.exec(part)?.[1]);
    return known.includes(number) ? cite(number) : part;
  });
}

// Slack's own markup, as elements: *bold* _italic_ ~struck~ `code` ```block``` > quote, <link|label>,
// <@mention>, <#channel>, <!here>, and the three entities.
import {link, make} from './dom.js';
import {state} from './state.js';

const FENCE = /```\n?([\s\S]*?)```/;
const MARKS = [['*', 'b'], ['_', 'i'], ['~', 's']].map(([sign, tag]) => [mark(sign), tag]);

// As Slack does, a sign marks only where no letter touches it from outside.
function mark(sign) {
  const escaped = sign === '*' ? '\\*' : sign;
  return new RegExp(`(?<![\\p{L}\\p{N}${escaped}])${escaped}(?=\\S)([^${escaped}\\n]+?)(?<=\\S)${escaped}(?![\\p{L}\\p{N}])`, 'u');
}

export function mrkdwnElement(text) {
  const element = make('div', {class: 'mrkdwn'});
  let rest = text;
  for (let fence = FENCE.exec(rest); fence; fence = FENCE.exec(rest)) {
    paragraphs(element, rest.slice(0, fence.index).replace(/\n$/, ''));
    element.append(make('pre', {text: entities(fence[1].replace(/\n$/, ''))}));
    rest = rest.slice(fence.index + fence[0].length).replace(/^\n/, '');
  }
  paragraphs(element, rest);
  return element;
}

function paragraphs(into, text) {
  if (!text) return;
  let quote = null;
  for (const line of text.split('\n')) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted && !quote) into.append((quote = make('blockquote')));
    if (!quoted) quote = null;
    (quote ?? into).append(make('p', {}, ...inline(quoted ? quoted[1] : line)));
  }
}

// Code and what stands in angle brackets is set aside first, so that no sign in it marks anything.
export function inline(text) {
  const aside = [];
  const keep = (node) => String.fromCharCode(0xe000 + aside.push(node) - 1);
  const left = text
    .replace(/[\ue000-\uf8ff]/g, '')
    .replace(/`([^`\n]+)`/g, (_, code) => keep(make('code', {text: entities(code)})))
    .replace(/<([^<>\n]+)>/g, (_, inside) => keep(angled(inside)));
  return marked(left, aside);
}

function marked(text, aside) {
  for (const [pattern, tag] of MARKS) {
    const found = pattern.exec(text);
    if (found) {
      const after = text.slice(found.index + found[0].length);
      return [
        ...marked(text.slice(0, found.index), aside),
        make(tag, {}, ...marked(found[1], aside)),
        ...marked(after, aside),
      ];
    }
  }
  return text
    .split(/([\ue000-\uf8ff])/)
    .filter((piece) => piece)
    .map((piece) => aside[piece.charCodeAt(0) - 0xe000] ?? document.createTextNode(entities(piece)));
}

function angled(inside) {
  const [target, label] = inside.split('|', 2);
  if (target.startsWith('@')) return mention(target.slice(1), label);
  if (target.startsWith('#')) return make('span', {class: 'mention', text: '#' + (label ?? state.room(target.slice(1))?.name ?? target.slice(1))});
  if (target.startsWith('!')) return make('span', {class: 'mention', text: label ?? '@' + target.slice(1)});
  return link(entities(target), entities(label ?? target));
}

export function mention(id, label) {
  const name = state.person(id)?.handle ?? label ?? id;
  return make('span', {class: id === state.me ? 'mention me' : 'mention', text: '@' + name});
}

export function entities(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

// A message's text as it was typed, to be changed.
export function typed(text) {
  return entities(text.replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id) => '@' + (state.person(id)?.handle ?? id)));
}

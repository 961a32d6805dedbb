import { expect, test } from 'vitest';
import { componentsOf } from '../src/core/component.ts';
import { readProse } from '../src/core/prose.ts';
import { kinds } from '../src/kinds/index.ts';

// Each kind of fault that the parser of MDX tells apart, at the sign before which `▸` stands.
test.each([
	['Write ▸{name.\n', 'is never closed'],
	['> a <b c=▸{{d: 1}>e</b>', 'is never closed'],
	['<Callout kind=▸"tip>a</Callout>', 'a quote'],
	['a ▸<b c\n', 'is never closed'],
	['▸export const a = {\n\nb: 1 }', 'loads or defines code'],
	['> <Callout\n▸kind="tip">a</Callout>', 'stands outside'],
	['- {/* a\n▸b */}', 'stands outside'],
	['▸<!-- a -->', 'no HTML comment'],
	['😀 ▸<3', 'is no tag'],
	['Write to ▸<a@b.example>', 'is no tag'],
	['<Callout kind=▸tip>a</Callout>', 'cannot stand in a tag'],
	['<Callout\r\n  kind="tip"\r\n  ▸"a">b</Callout>', 'cannot stand in a tag'],
	['<b><i c=▸d>', 'cannot stand in a tag'],
	['<Callout>a</Callout ▸b="c">', 'nothing but its name'],
	['<Callout>a</Callout▸/>', 'nothing but its name'],
	['a ▸</b>', '`</b>` closes something that was not opened'],
	['<b>a▸</i>', '`</i>` closes something that was not opened'],
	['<b><i>a▸</b></i>', '`</b>` stands here while `<i>` is still open'],
	['<>a▸</b></>', '`</b>` closes something that was not opened'],
	['<Callout>\na ▸</Callout>', '`</Callout>` closes what begins outside'],
	['a ▸<b>c\n\nd</b>', '`<b>` is not closed in the paragraph'],
	['*a ▸<b>c* d</b>', '`<b>` is not closed in the paragraph'],
	['a ▸<b>c <i>d</i>\n\ne</b>', '`<b>` is not closed in the paragraph'],
	['a▸<br>b', '`<br>` is not closed in the paragraph'],
	['<Tabs>\n\n▸<Tab title="a">\n\nb', '`<Tab>` is never closed'],
])('%j', (marked, message) => {
	const text = marked.replace('▸', '');
	const { flaws, readable } = readProse({ path: 'a.mdx', text }, componentsOf(kinds));
	expect(readable).toBe(false);
	expect(flaws).toEqual([
		expect.objectContaining({ rule: 'unsafe-markup', message: expect.stringContaining(message) }),
	]);
	expect(flaws[0]!.range.start).toBe(marked.indexOf('▸'));
});

// Where a component that takes lines of its own has room for them.
test.each([
	...['div', 'section', 'details', 'blockquote', 'figure'].map((name) => [name, true] as const),
	...['b', 'em', 'span', 'sub'].map((name) => [name, false] as const),
])('`<%s>` with a component inside', (name, hasRoom) => {
	const text = `<${name}>\n\n<Callout kind="tip">a</Callout>\n\n</${name}>\n`;
	const { flaws } = readProse({ path: 'a.mdx', text }, componentsOf(kinds));
	expect(flaws.map(({ message }) => message)).toEqual(
		hasRoom ? [] : [expect.stringContaining('stands inside a line of text')],
	);
});

test.each([
	['<ul>\n<li>\n\nX\n\n</li>\n</ul>'],
	['<ol>\n<li>\n\nX\n\n</li>\n</ol>'],
	['<figure>\n<figcaption>\n\nX\n\n</figcaption>\n</figure>'],
	['<dl>\n<dd>\n\nX\n\n</dd>\n</dl>'],
	[
		'<table>\n<caption>\n\nX\n\n</caption>\n<thead>\n<tr>\n<th>\n\nX\n\n</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>\n\nX\n\n</td>\n<th>\n\nX\n\n</th>\n</tr>\n</tbody>\n<tfoot>\n<tr>\n<td>\n\nX\n\n</td>\n</tr>\n</tfoot>\n</table>',
	],
])('%j holds components', (around) => {
	const text = `${around.replaceAll('X', '<Callout kind="tip">a</Callout>')}\n`;
	expect(readProse({ path: 'a.mdx', text }, componentsOf(kinds)).flaws).toEqual([]);
});

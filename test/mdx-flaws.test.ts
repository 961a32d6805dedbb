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

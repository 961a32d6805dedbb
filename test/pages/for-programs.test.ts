import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { expect, test } from 'vitest';
import type { Handbook } from '../../src/core/handbook.ts';
import { programFiles } from '../../src/for-programs/files.ts';
import { check } from '../../src/load.ts';
import { pagesOf } from '../../src/pages/pages.ts';
import { shipped, written } from './shipped.ts';

const files = (book: Handbook, base = '/') =>
	new Map(programFiles(book, pagesOf(book, { base, markdown: true })).map(({ file, text }) => [file, text]));
const text = (book: Handbook, file: string, base?: string) => files(book, base).get(file)!();

const sources: Readonly<Record<string, string>> = {
	'handbook.yaml': 'title: Field *book*\nsummary: Who does what.\nprofile: starter\n',
	'roles/lead.yaml': 'title: Lead\nsummary: Leads <all>.\nowner: lead\nversion: 1.2.0\n',
	'roles/maker.md':
		'---\ntitle: Maker\nescalates_to: lead\n---\n# Maker\n\n## How\n\nAsk the [lead](lead.yaml), or read [the work][w].\n\n### When\n\n```md\n[lead](lead.yaml)\n```\n\n[w]: ../processes/work.yaml#plan\n',
	'processes/work.yaml':
		'title: Do the work\nactivities:\n  - {id: plan, title: Plan it, stage: shape, accountable: lead, responsible: [maker], next: [{activity: make}]}\n  - {id: make, title: Make it, stage: close, accountable: maker}\n',
	'guides/shown.mdx':
		'# Shown\n\nThe <Term id="wait">long wait</Term>.\n\n<RoleCard role="lead" />\n\n## In code\n\n`<RoleCard role="lead" />`\n',
	'guides/old.md': '---\ntitle: Old\nstatus: retired\nreplaced_by: shown\n---\n',
	'terms/wait.yaml': 'title: Wait\ndefinition: Days | nights.\n',
	'notes/deep.md': '# Deeper\n\nSee [above](../guides/shown.mdx#in-code).\n',
};

test('the shipped handbook as data is as its schema says', () => {
	const validate = new Ajv2020().compile(JSON.parse(readFileSync('schemas/book.schema.json', 'utf8')) as object);
	for (const book of [shipped(), written(sources), written({})]) {
		const data = JSON.parse(text(book, 'handbook.json')) as { playbooks: unknown[] };
		expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
		expect(data.playbooks).toHaveLength(book.entries.filter(({ kind }) => !kind.single).length);
	}
});

test('facts name what they refer to by its id, and every reference says where it stands and where it leads', () => {
	const data = JSON.parse(text(written(sources), 'handbook.json', '/team/')) as {
		playbooks: Record<string, unknown>[];
		references: object[];
	};
	expect(data.playbooks.find(({ id }) => id === 'roles/lead')).toEqual({
		id: 'roles/lead',
		kind: 'role',
		title: 'Lead',
		summary: 'Leads <all>.',
		status: 'active',
		version: '1.2.0',
		owner: 'roles/lead',
		address: '/team/roles/lead/',
		markdown: '/team/roles/lead/index.md',
		facts: expect.objectContaining({ title: 'Lead', owner: 'roles/lead' }),
	});
	const work = data.playbooks.find(({ id }) => id === 'processes/work') as { facts: { activities: object[] } };
	expect(work.facts.activities[0]).toMatchObject({
		id: 'plan',
		stage: 'handbook.yaml#shape',
		accountable: 'roles/lead',
		responsible: ['roles/maker'],
		next: [{ activity: 'processes/work#make' }],
	});
	expect(data.references).toEqual(
		expect.arrayContaining([
			{ from: 'processes/work', to: 'roles/maker', field: 'activities.plan.responsible.0' },
			{ from: 'processes/work', to: 'processes/work', part: 'make', field: 'activities.plan.next.0.activity' },
			{ from: 'roles/maker', to: 'processes/work', part: 'plan' },
			{ from: 'guides/shown', to: 'terms/wait' },
		]),
	);
});

test('the order of files changes nothing', () => {
	const backwards = check(
		new Map(
			Object.entries(sources)
				.reverse()
				.map(([path, text]) => [path, { path, text }]),
		),
		{ today: '2026-11-24' },
	);
	const all = (book: Handbook) => [...files(book)].map(([file, text]) => [file, text()]);
	expect(all(backwards)).toEqual(all(written(sources)));
});

test('the contents list pages by kind; what is no longer in force comes last', () => {
	expect(text(written(sources), 'llms.txt')).toMatchInlineSnapshot(`
		"# Field \\*book\\*

		> Who does what.

		Every page is here as Markdown; its address without \`index.md\` is that for readers. [handbook.json](/handbook.json) has all facts and references as data.

		## Roles

		- [Lead](/roles/lead/index.md): Leads \\<all>.
		- [Maker](/roles/maker/index.md)

		## Processes

		- [Do the work](/processes/work/index.md)

		## Glossary

		- [Wait](/terms/wait/index.md): Days \\| nights.

		## Guides

		- [Shown](/guides/shown/index.md)

		## Pages

		- [Deeper](/notes/deep/index.md)

		## Optional

		- [Old](/guides/old/index.md)
		"
	`);
});

test('a page is its facts and its text, with links that lead where those of the page do', () => {
	expect(text(written(sources), 'roles/maker/index.md')).toMatchInlineSnapshot(`
		"# Maker

		Active · [Not reviewed yet](/roles/maker/#fb_trust)

		## My work along the customer’s journey

		### [Shape](/#stage-shape)

		- [Plan it](/processes/work/#plan) (responsible): Do the work

		### [Close](/#stage-close)

		- [Make it](/processes/work/#make) (accountable): Do the work

		## People I work with

		- [Me and Lead](/roles/maker/with/lead/)

		## What comes with it

		### I receive

		Nothing is handed to this role.

		### I hand on

		This role hands nothing on.

		### How success is measured

		No measure says when this role has done well. Add one.

		### Systems

		The work of this role needs no system.

		### What my coach will ask

		No coaching guide is written for this role.

		## Sessions I take part in

		No session invites this role.

		## When I am stuck (1 situation)

		- What I cannot settle with a colleague ([Lead](/roles/maker/with/lead/))

		## How

		Ask the [lead](/roles/lead/), or read [the work][w].

		### When

		\`\`\`md
		[lead](lead.yaml)
		\`\`\`

		[w]: /processes/work/#plan
		"
	`);
	expect(text(written(sources), 'processes/work/index.md')).toMatchInlineSnapshot(`
		"# Do the work

		Active · [Not reviewed yet](/processes/work/#fb_trust) · [2 roles](/processes/work/#duties)

		## Activities (2 steps)

		### Plan it

		- **Stage:** [Shape](/#stage-shape)
		- [Lead](/roles/lead/): accountable
		- [Maker](/roles/maker/): responsible
		- **Next:** then [Make it](/processes/work/#make) (Close)

		### Make it

		- **Stage:** [Close](/#stage-close)
		- [Maker](/roles/maker/): accountable

		## Hand-offs

		Work passes between roles here, and no hand-off says when it counts as accepted.

		## Sessions that drive it

		No session moves this process along yet.

		## Coaching questions (about the colleagues one meets in it)

		No coaching guide asks about colleagues in the stages of this process.

		## Measures it moves

		No activity of this process names a measure it moves.
		"
	`);
});

test('in place of a component stands a link to what it shows', () => {
	expect(text(written(sources), 'guides/shown/index.md', '/team/')).toMatchInlineSnapshot(`
		"# Shown

		Active · [Not reviewed yet](/team/guides/shown/#fb_trust)

		The long wait ([Wait](/team/terms/wait/)).

		[Lead](/team/roles/lead/)

		## In code

		\`<RoleCard role="lead" />\`
		"
	`);
});

test.each<readonly [what: string, mdx: string, markdown: string]>([
	[
		'a callout with a title',
		'<Callout kind="tip" title="Leave *ids* alone">\n\nOthers point\nat them.\n\n- One\n- Two\n\n</Callout>\n\nAfter.',
		'> **Leave \\*ids\\* alone**\n>\n> Others point\n> at them.\n>\n> - One\n> - Two\n\nAfter.',
	],
	['a callout without', '<Callout kind="warning">\n\nMind.\n\n</Callout>', '> **Take care**\n>\n> Mind.'],
	[
		'steps',
		'<Steps>\n\n## Ask\n\nFirst.\n\n### Whom\n\n## Listen\n\n```md\n## No step\n```\n\n</Steps>',
		'## 1. Ask\n\nFirst.\n\n### Whom\n\n## 2. Listen\n\n```md\n## No step\n```',
	],
	[
		'tabs, indented',
		'<Tabs>\n  <Tab title="Mail">\n    Write.\n\n    ```sh\n      two\n    ```\n  </Tab>\n  <Tab title="Phone">\n    Call.\n  </Tab>\n</Tabs>\n\nAfter.',
		'**Mail**\n\nWrite.\n\n```sh\n  two\n```\n\n**Phone**\n\nCall.\n\nAfter.',
	],
	[
		'components within each other',
		'<Callout>\n\nSee <Term id="wait">waits</Term>.\n\n<RoleCard role="lead" />\n\n</Callout>',
		'> **Note**\n>\n> See waits ([Wait](/terms/wait/)).\n>\n> [Lead](/roles/lead/)',
	],
	[
		'one in a list',
		'- Item\n\n  <Callout kind="note">\n\n  Text\n  more.\n\n  </Callout>\n\n- Next',
		'- Item\n\n  > **Note**\n  >\n  > Text\n  > more.\n\n- Next',
	],
	[
		'tabs in a callout',
		'<Callout>\n<Tabs>\n<Tab title="A">\n\nOne.\n\n</Tab>\n<Tab title="B">\n\nTwo.\n\n</Tab>\n</Tabs>\n</Callout>',
		'> **Note**\n>\n> **A**\n>\n> One.\n>\n> **B**\n>\n> Two.',
	],
	['elements and code, as they are', '<div>\n\n`<Callout>`\n\n</div>', '<div>\n\n`<Callout>`\n\n</div>'],
])('%s of MDX reads as Markdown', (_, mdx, markdown) => {
	const found = text(written({ ...sources, 'guides/odd.mdx': `# Odd\n\n${mdx}\n` }), 'guides/odd/index.md');
	expect(found.slice(found.indexOf('fb_trust)') + 'fb_trust)'.length).trim()).toBe(markdown);
	expect(found).not.toMatch(/<\/?(?:Callout|Steps|Tabs?|Term|RoleCard)\b(?!>`)/);
});

test('every page of the shipped handbook has one title, the sections of its page and no place of its own to link to', () => {
	const book = shipped();
	const pages = pagesOf(book, { base: '/', markdown: true });
	for (const { file, page, text } of programFiles(book, pages)) {
		if (page === undefined) continue;
		const { title, outline, sections, after } = pages.page(page)!;
		const headings = (markdownToMdast(text()) as Root).children.flatMap((node) =>
			node.type === 'heading' ? [node] : [],
		);
		expect(
			headings.map(({ depth }) => depth).filter((depth) => depth === 1),
			file,
		).toEqual([1]);
		expect(text().startsWith(`# ${title}`), file).toBe(true);
		const wide = new Set([...sections, ...after].flatMap((one) => (one.wide ? [`#${one.id}`] : [])));
		const shown = outline.filter(({ level, href }) => level === 2 && !wide.has(href));
		expect(headings.filter(({ depth }) => depth === 2).length, file).toBe(shown.length);
		expect(text(), file).not.toContain('](#');
	}
});

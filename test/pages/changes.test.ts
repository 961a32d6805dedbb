import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { atom } from '../../src/exports/atom.ts';
import { feedsOf } from '../../src/exports/feeds.ts';
import { changesIn } from '../../src/history/changes.ts';
import { firstIdOf } from '../../src/history/first-id.ts';
import { type Commit, type History, inert } from '../../src/history/history.ts';
import { check } from '../../src/load.ts';
import type { Page } from '../../src/page/page.ts';
import { pagesOf } from '../../src/pages/pages.ts';
import { changeData } from '../../src/pages/site-data.ts';
import { blockOf, pageAt, sectionAt, shipped } from './shipped.ts';
import { linesBelow } from './shown.ts';

const files = {
	'handbook.yaml':
		'title: Field & book\nsite: https://book.example/team/\nreview: {every: 6 months}\nstages: [{id: shape, title: Shape, phase: sales}]\n',
	'roles/maker.yaml': 'title: Maker\nmission: Makes.\n',
	'roles/lead.yaml':
		'title: Lead\nmission: Leads.\nversion: 1.0.1\nchanges:\n  - {version: 1.0.1, date: 2026-11-02, note: Clearer.}\n  - {version: 1.0.0, date: 2026-01-01, note: First.}\n',
	'processes/work.yaml':
		'title: Work\nowner: lead\nactivities: [{id: make, title: Make, stage: shape, accountable: maker, responsible: [maker]}]\nversion: 2.1.0\nreviewed: {on: 2026-10-10, evidence: Watched two teams.}\nchanges:\n  - {version: 2.1.0, date: 2026-10-09, note: "Another <step> & more."}\n  - {version: 2.0.0, date: 2026-10-01, note: Makers answer for it.}\n  - {version: 1.0.0, date: 2026-01-01, note: First.}\n',
	'sessions/old.yaml':
		'title: Old\nstatus: retired\nversion: 2.0.0\nchanges: [{version: 2.0.0, date: 2026-11-09, note: Gone.}]\n',
};

const read = (more: Readonly<Record<string, string>> = {}, today = '2026-11-24') =>
	check(new Map(Object.entries({ ...files, ...more }).map(([path, text]) => [path, { path, text }])), { today });

const told = (book = read()) =>
	changesIn(book).map(({ key, weight, roles }) => [key, weight, ...roles.map(({ slug }) => slug)].join(' '));

describe('changes', () => {
	test('come newest first, with what they mean and whom they concern; what is retired is left out', () => {
		expect(told()).toEqual([
			'roles/lead@1.0.1 wording lead',
			'processes/work@2.1.0 addition maker',
			'processes/work@2.0.0 duties maker',
			'processes/work@1.0.0 new maker',
			'roles/lead@1.0.0 new lead',
		]);
	});

	test('are told on a page by month, and to a role those that concern it', () => {
		const page = pageAt(read(), '/changes/');
		expect(page?.sections.map(({ heading, note }) => `${heading}: ${note}`)).toEqual([
			'November 2026: 1 change',
			'October 2026: 2 changes · 1 of duties',
			'January 2026: 2 changes',
		]);
		const { changes } = blockOf(sectionAt(page, 'October 2026'), 'changes');
		expect(changes[1]).toMatchObject({ weight: 'duties change', tone: 'warning', concerns: 'Maker', roles: ['maker'] });
		expect(linesBelow(pageAt(read(), '/roles/maker/')!, 'What changed for this role')).toEqual([
			'Work 2.1.0 | Another <step> & more. | Maker',
			'Work 2.0.0 | duties change | Makers answer for it. | Maker',
			'Work 1.0.0 | new | First. | Maker',
		]);
	});

	test('are bounded on the page, and every one has a key of its own', () => {
		const note = (i: number) => `  - {version: 1.${i}.0, date: 2026-01-01, note: n}\n`;
		const many = Array.from({ length: 300 }, (_, i) => note(i + 1)).join('');
		const book = read({ 'terms/many.yaml': `title: Many\ndefinition: x\nversion: 1.300.0\nchanges:\n${many}` });
		const page = pageAt(book, '/changes/')!;
		const shown = page.sections.flatMap(({ block }) => (block.form === 'changes' ? block.changes : []));
		expect(shown).toHaveLength(120);
		expect(page.sections.at(-1)!.block).toMatchObject({
			empty: { text: '185 older changes stand on the pages they are about, under “Timeline”.' },
		});
		const keys = changesIn(shipped()).map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		expect(changeData(book).length).toBeLessThanOrEqual(150);
	});

	test('of plain pages are what version control knows, and without it there is no such page', () => {
		const book = check(new Map([['a.md', { path: 'a.md', text: '# A\n' }]]));
		expect(pagesOf(book).paths).not.toContain('/changes/');
		const history = { complete: true, commits: [edit('a.md', 'Say more, mallory@secret.example'), edit('b.md', 'B')] };
		const page = pagesOf(book, { history }).page('/changes/')!;
		expect(linesBelow(page, 'Latest edits')).toEqual([
			'What was written, whether or not a version tells of it.',
			'Say more, … | A | November 20, 2026',
		]);
	});
});

const edit = (path: string, subject: string): Commit => ({
	date: '2026-11-20',
	subject,
	files: [{ path, change: 'changed' }],
});

describe('a timeline', () => {
	const aside = (page: Page | undefined) => page?.asides.find(({ title }) => title === 'Timeline');
	const history: History = { complete: true, commits: [edit('processes/work.yaml', 'Shorten it')] };
	const at = (path: string, known?: History) => pagesOf(read(), { history: known }).page(path);

	test('tells of versions with their reach, of reviews and of edits', () => {
		expect(aside(at('/processes/work/', history))?.items.map(({ text, note }) => `${text} | ${note}`)).toEqual([
			'Edited: Shorten it | November 20, 2026',
			'Compared with the work: Watched two teams. | October 10, 2026',
			'v2.1.0 · Another <step> & more. | October 9, 2026 · concerns 1 role',
			'v2.0.0 · Makers answer for it. | October 1, 2026 · concerns 1 role',
			'v1.0.0 · First. | January 1, 2026 · concerns 1 role',
		]);
	});

	test('says what cannot be known without a repository and in a part of one', () => {
		expect(aside(at('/processes/work/'))?.items.at(-1)?.note).toMatch(/not read from a repository/);
		expect(aside(at('/processes/work/', { ...history, complete: false }))?.items.at(-1)?.note).toMatch(
			/only the newest/,
		);
	});

	test('of one page is all that a commit changes but the page of changes, whole copy or not', () => {
		const commits = [edit('roles/lead.yaml', 'Other words'), ...history.commits];
		for (const complete of [true, false]) {
			const [before, after] = [
				pagesOf(read(), { history: { ...history, complete } }),
				pagesOf(read(), { history: { commits, complete } }),
			];
			const differing = after.paths.filter(
				(path) => JSON.stringify(before.page(path)) !== JSON.stringify(after.page(path)),
			);
			expect(differing).toEqual(['/roles/lead/', '/changes/']);
		}
	});
});

describe('trust', () => {
	const chip = (more: Readonly<Record<string, string>> = {}, today?: string) =>
		pagesOf(read(more, today), { base: '/' })
			.page('/processes/work/')!
			.chips.map(({ text, href }) => `${text} ${href ?? ''}`);
	const lead = (date: string) =>
		`title: Lead\nmission: Leads.\nversion: 1.1.0\nchanges: [{version: 1.1.0, date: ${date}, note: Leads more.}, {version: 1.0.0, date: 2026-01-01, note: First.}]\n`;
	const measure = (date: string) =>
		`title: Speed\nunit: d\ndirection: up\nversion: 1.1.0\nchanges: [{version: 1.1.0, date: ${date}, note: Counts days.}, {version: 1.0.0, date: 2026-01-01, note: First.}]\n`;

	test('is a chip that leads to why', () => {
		expect(chip()).toContain('Verified October 10, 2026 #fb_trust');
		expect(chip({}, '2028-06-01')).toContain('Review due #fb_trust');
		// An owner says where a page belongs, not what it says.
		expect(chip({ 'roles/lead.yaml': lead('2026-11-01') })).toContain('Verified October 10, 2026 #fb_trust');
	});

	test('is doubted where one page it relies on has changed, and leads there', () => {
		const work = files['processes/work.yaml'].replace('accountable: maker', 'accountable: maker, measures: [speed]');
		const more = { 'processes/work.yaml': work, 'measures/speed.yaml': measure('2026-11-01') };
		expect(chip(more)).toContain('1 page it relies on has changed /measures/speed/');
		const { rows } = blockOf(sectionAt(pageAt(read(more), '/coverage/'), 'What can be relied on'), 'table');
		const texts = rows.map(({ cells }) => cells.map((cell) => JSON.stringify(cell)).join(' '));
		expect(texts[0]).toMatch(
			/Work.*In doubt.*stands here under activities.*Compare it with “Speed”.*fieldbook review processes\/work --evidence/,
		);
	});

	test('changes with a day only where a state does', () => {
		const [first, next, late] = ['2026-11-24', '2026-11-25', '2028-06-01'].map((today) =>
			pagesOf(read({}, today), { base: '/' }),
		);
		const differing = (a = first!, b = next!) =>
			a.paths.filter((path) => JSON.stringify(a.page(path)) !== JSON.stringify(b.page(path)));
		expect(differing()).toEqual(['/coverage/']);
		expect(differing(first, late)).toEqual(expect.arrayContaining(['/processes/work/', '/coverage/']));
		expect(differing(first, late)).not.toContain('/roles/maker/');
	});
});

describe('feeds', () => {
	const of = (more: Readonly<Record<string, string>> = {}, base?: string) => {
		const book = read(more);
		return feedsOf(book, pagesOf(book, base === undefined ? {} : { base }).frame);
	};

	test('there is one for all and one for each role that something concerns, where the site knows its address', () => {
		expect(Object.keys(of())).toEqual(['/changes/feed.xml', '/roles/lead/feed.xml', '/roles/maker/feed.xml']);
		expect(of({ 'handbook.yaml': 'title: Field book\n' })).toEqual({});
	});

	test('a role is told what concerns it, under ids that stay wherever a preview stands', () => {
		const text = of()['/roles/maker/feed.xml']!();
		expect(text).toContain('<title>Field &#x26; book: changes for Maker</title>');
		expect(text).toContain('<content type="text">Another &#x3C;step> &#x26; more. Concerns Maker.</content>');
		expect(text).toContain('<content type="text">Makers answer for it. Duties change. Concerns Maker.</content>');
		expect(text).not.toContain('Lead');
		const ids = (feed: string) => [...feed.matchAll(/<id>([^<]*)<\/id>/g)].map((match) => match[1]);
		expect(ids(text)).toEqual(ids(of({}, '/preview/')['/roles/maker/feed.xml']!()));
		expect(new Set(ids(text)).size).toBe(4);
	});

	test('a playbook under a new address is told under the ids it had, on devices and in feeds', () => {
		const { 'roles/lead.yaml': lead, ...others } = files;
		const moved = Object.fromEntries(
			Object.entries({ ...others, 'roles/head.yaml': lead }).map(([path, text]) => [
				path,
				text.replaceAll('lead', 'head'),
			]),
		);
		const book = check(new Map(Object.entries(moved).map(([path, text]) => [path, { path, text }])), {
			today: '2026-11-24',
		});
		const renamed: History = {
			complete: true,
			commits: [
				{
					date: '2026-11-20',
					subject: 'Rename',
					files: [{ path: 'roles/head.yaml', from: 'roles/lead.yaml', change: 'changed' }],
				},
			],
		};
		const keysOf = (data: ReturnType<typeof changeData>) => data.map(([key]) => key).sort();
		expect(keysOf(changeData(book, renamed))).toEqual(keysOf(changeData(read())));
		expect(keysOf(changeData(book))).not.toEqual(keysOf(changeData(read())));
		const ids = (feeds: ReturnType<typeof feedsOf>, path: string) =>
			[...feeds[path]!().matchAll(/<id>([^<]*)<\/id>/g)].map((match) => match[1]);
		const now = feedsOf(book, pagesOf(book, { history: renamed }).frame, renamed);
		expect(ids(now, '/changes/feed.xml')).toEqual(ids(of(), '/changes/feed.xml'));
		expect(ids(now, '/roles/head/feed.xml')).toEqual(ids(of(), '/roles/lead/feed.xml'));
		expect(now['/changes/feed.xml']!()).toContain('/roles/head/');
		// Whoever takes over an address is another playbook.
		expect(firstIdOf(book.find('roles/head')!, { find: () => book.entries[0] }, renamed)).toBe('roles/head');
	});

	test('whatever the text, a feed holds none of the characters that XML cannot', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const entry = { id: 'a', title: text, href: 'b', updated: '2026-01-01', text, categories: [text] };
				const feed = atom({
					id: 'i',
					title: text,
					author: 'a',
					language: 'en',
					self: 's',
					page: 'p',
					entries: [entry],
				});
				expect(feed.isWellFormed()).toBe(true);
				expect(feed).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
				const names: string[] = [];
				const parser = new SaxesParser();
				parser.on('opentag', ({ name }) => names.push(name));
				parser.on('error', (error) => {
					throw error;
				});
				parser.write(feed).close();
				expect(names.join(' ')).toBe(
					'feed id title updated author name link link entry id title updated link category content',
				);
			}),
		);
	});
});

describe('the first line of a commit', () => {
	test.each([
		['Merge pull request #31 from anna-schmidt/hours, thanks @ben', 'A proposal is merged'],
		["Merge branch 'anna/hours' into main", 'A proposal is merged'],
		['Merged in anna/hours (pull request #7)', 'A proposal is merged'],
		['Merged PR 12: Hours by Anna', 'A proposal is merged'],
		['Hours are right again (#31)', 'Hours are right again'],
		['Thanks @anna-schmidt and @team/leads for the hours', 'Thanks … and … for the hours'],
		['Asked by ann@example.com', 'Asked by …'],
		['Merge the two price lists', 'Merge the two price lists'],
		['Prices at 5@10', 'Prices at …'],
	])('%j is shown as %j', (subject, shown) => {
		expect(inert(subject)).toBe(shown);
	});
});

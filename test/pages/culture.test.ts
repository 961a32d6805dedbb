import { expect, test } from 'vitest';
import { blockOf, pageAt, sectionAt, shipped, written } from './shipped.ts';

const small = written({
	'roles/lead.yaml': 'title: Lead\nmission: Leads.\nleadership: true\n',
	'sessions/clinic.yaml':
		'title: Clinic\npurpose: Deals get on.\nminutes: 30\nblocks: [{id: work, title: Work, minutes: 30, kind: work}]\n',
	'culture/open.yaml': `title: We say it
dimension: openness
statement: We say what does not work.
signals:
  - {statement: A gap is named., effect: enabler}
  - {statement: A gap is hidden., effect: disabler, response: The lead asks for it.}
  - {statement: Nobody asks., effect: disabler}
commitments:
  - {id: own-gap, by: lead, behaviour: Names an own gap., where: sessions/clinic, cadence: {every: month}, evidence: It is in the notes., since: 2026-02-05}
  - {id: answer, by: lead, behaviour: Answers the same day.}
`,
	'culture/bare.yaml': 'title: We learn\ndimension: learning\nstatement: We learn.\n',
	'handbook.yaml':
		'dimensions: [{id: openness, title: Openness}, {id: learning, title: Learning}, {id: trust, title: Trust}]\nrepository: {url: "https://git.example/book", edit: "https://git.example/book/edit/{branch}/{path}#L{line}"}\n',
});

test('signals stand by what they do, with what is done about them', () => {
	const section = sectionAt(pageAt(small, '/culture/open/'), 'How it shows');
	expect(section.lead).toBe('We say what does not work.');
	expect(blockOf(section, 'panels').panels.map(({ title, items }) => [title, ...items])).toEqual([
		['What helps', { text: 'A gap is named.' }],
		[
			'What harms',
			{ text: 'A gap is hidden.', detail: 'What is done: The lead asks for it.' },
			{
				text: 'Nobody asks.',
				detail: 'Nothing is done about it.',
				note: 'say what',
				noteHref: 'https://git.example/book/edit/main/culture/open.yaml#L7',
				tone: 'warning',
			},
		],
	]);
});

test('a commitment says who, where it can be seen, how often and how one can tell', () => {
	const { panels } = blockOf(sectionAt(pageAt(small, '/culture/open/'), 'What leaders do themselves'), 'panels');
	expect(panels).toMatchObject([
		{
			id: 'own-gap',
			title: 'Lead',
			href: '/roles/lead/',
			roles: ['lead'],
			items: [
				{ text: 'Names an own gap.' },
				{ text: 'Clinic', href: '/sessions/clinic/', detail: 'Every month, since February 5, 2026' },
				{ text: 'It is in the notes.' },
			],
		},
		{ id: 'answer', items: [{}, { text: 'Nobody can tell where it is to be seen.' }] },
	]);
});

test('the list of pages shows each dimension, and who commits to it', () => {
	const page = pageAt(small, '/culture/');
	const { panels } = blockOf(sectionAt(page, 'By dimension'), 'panels');
	expect(panels.map(({ title, items, empty }) => [title, items[0]?.text ?? empty?.text, items[0]?.note])).toEqual([
		['Openness', 'We say it', undefined],
		['Learning', 'We learn', 'no commitment'],
		['Trust', 'No page says how this shows in the work.', undefined],
	]);
	const { columns, rows } = blockOf(sectionAt(page, 'Who shows it'), 'matrix');
	expect(columns.map(({ text }) => text)).toEqual(['Lead']);
	expect(rows).toMatchObject([
		{ head: { text: 'Openness' }, cells: [{ text: '2 commitments', href: '/culture/open/#own-gap' }] },
	]);
});

test('every commitment of the shipped handbook has the anchor by which others refer to it', () => {
	const book = shipped();
	for (const entry of book.entries.filter(({ kind }) => kind.name === 'culture')) {
		const section = sectionAt(pageAt(book, `/${entry.id}/`), 'What leaders do themselves');
		expect(blockOf(section, 'panels').panels.map(({ id }) => id)).toEqual(entry.parts.map(({ id }) => id));
	}
});

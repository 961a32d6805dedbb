import type { Entry } from '../../core/entry.ts';
import { pathOf } from '../../core/link.ts';
import { topics } from '../../diff/found/change.ts';
import { headings } from '../../diff/report.ts';
import { inert, inertLine } from '../../history/history.ts';
import type { Tale } from '../../history/tale.ts';
import { onlyForm } from '../../history/version-words.ts';
import type { PlaybookVersions, Version, VersionText } from '../../history/versions.ts';
import { pageHref } from '../../page/address.ts';
import type { Section, VersionLine, VersionsBlock } from '../../page/blocks.ts';
import type { Derivation, DerivedPage } from '../../page/compiled.ts';
import { dayIn } from '../../page/facts.ts';
import { phrasesOf } from '../../page/phrases.ts';
import type { Words } from '../../page/values.ts';
import { linkTo, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';

/** Where the versions of a playbook are compared. */
export const versionsPath = (entry: Entry): string => `${pathOf(entry)}versions/`;

/** The way from a playbook to all of its versions. */
export const linkToVersions = (
	entry: Entry,
	{ versions }: PlaybookVersions,
	{ frame }: View,
): Words & { readonly href: string } => ({
	form: 'words',
	text: `Compare ${counted(versions.length, 'version')}`,
	href: pageHref(frame.base, versionsPath(entry)),
});

/** For each playbook that has been something else before, a page that compares its versions. */
export const versionsPages: Derivation = function* (view): Generator<DerivedPage> {
	for (const [id, known] of view.versions ?? []) {
		const entry = view.book.find(id);
		if (!entry) continue;
		yield {
			path: versionsPath(entry),
			title: `Versions of ${entry.title}`,
			summary: 'What each version says otherwise than the one before it: first what it means, then the text.',
			icon: 'versions',
			activity: 'handbook',
			parent: pathOf(entry),
			unlisted: true,
			chips: () => [{ icon: 'versions', text: counted(known.versions.length, 'version') }],
			sections: () => [versionsSection(entry, known, view), ...earlierSection(known)],
			asides: () => [{ title: 'The page itself', items: [{ ...linkTo(view, entry), icon: entry.kind.name }] }],
		};
	}
};

function versionsSection(entry: Entry, known: PlaybookVersions, view: View): Section {
	const { versions, tale } = known;
	return {
		id: 'fb_versions',
		heading: 'Versions, newest first',
		block: {
			form: 'versions',
			versions: versions.map((version, i) => lineOf(version, i, known, view)),
			tales: versions.map((_, to) => versions.slice(to + 1).map((__, i) => taleOf(entry, tale(to + 1 + i, to), view))),
			texts: () => known.texts().map(inertText),
		},
	};
}

function lineOf(version: Version, i: number, { versions, tale, earlier }: PlaybookVersions, view: View): VersionLine {
	const { key, commit, note } = version;
	const older = versions[i + 1];
	const day = commit && dayIn(view.frame.language, commit.date);
	const number = version.version === older?.version ? undefined : version.version;
	const subject = commit && inert(commit.subject);
	const title = day ?? (i === 0 ? 'As it is now' : beforeOf(versions[i - 1], view));
	const said = older
		? tale(i + 1, i).length > 0
			? undefined
			: onlyForm
		: earlier || !commit
			? 'The oldest version that is told here.'
			: 'It was written then.';
	return {
		key,
		label: [title, ...(number ? [`v${number}`] : []), ...(subject ? [subject] : [])].join(' · '),
		title,
		...(commit ? { date: commit.date } : {}),
		...(number ? { version: number } : {}),
		...(note ? { note: inertLine(note).trim() } : {}),
		...(subject ? { subject } : {}),
		...(said ? { said } : {}),
	};
}

const beforeOf = (newer: Version | undefined, { frame }: View) =>
	newer?.commit ? `Before ${dayIn(frame.language, newer.commit.date)}` : 'Before that';

const taleOf = (entry: Entry, tale: Tale, view: View): VersionsBlock['tales'][number][number] =>
	tale.map((sentence) => ({
		topic: headings[topics[sentence.topic] ?? 'record'],
		phrases: phrasesOf(sentence, entry, view),
	}));

/** A text without anybody's address and without what could steer the reader's screen. */
const inertText = (files: VersionText): VersionText =>
	files.map(({ path, text }) => ({
		path,
		text: text
			.split(/\r\n|\r|\n/)
			.map(inertLine)
			.join('\n'),
	}));

function earlierSection({ earlier }: PlaybookVersions): Section[] {
	if (!earlier) return [];
	const text =
		earlier === 'untold'
			? 'There are earlier versions, which the repository holds; only the newest are compared here.'
			: 'What the page was before is not known here, since this copy of the repository does not hold it. Fetch all of it (`fetch-depth: 0` in a pipeline) to see the rest.';
	return [{ id: 'fb_before', heading: 'Before that', block: { form: 'items', items: [], empty: { text } } }];
}

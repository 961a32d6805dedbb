import type { Entry } from '../core/entry.ts';
import { changesOf, compareVersions, versionOf } from '../kinds/views/history.ts';
import { statusOf } from '../kinds/views/status.ts';
import type { PlaybookDiff } from './diff.ts';
import { givesDuties } from './found/duties.ts';
import { saysSomething } from './note.ts';

/** A playbook whose version does not tell of what changed in it. */
export interface Owed {
	readonly playbook: PlaybookDiff;
	readonly after: Entry;
	/** The version before, where there was one. */
	readonly before?: string;
	/** The lowest version that would tell of it. */
	readonly version: string;
}

/** The version that the changes of a playbook still ask for; nothing where it was raised enough, or where a draft was not in force. */
export function owedVersion(playbook: PlaybookDiff): Owed | undefined {
	const { before, after, level } = playbook;
	// What is in force is not changed in silence by calling it a draft in the same breath.
	if (!before || !after || level === 'none' || (isDraft(before) && isDraft(after))) return undefined;
	const old = versionOf(before);
	const now = versionOf(after);
	const version = raised(old ?? '0.0.0', level);
	if (now !== undefined && compareVersions(now, version) >= 0) return undefined;
	return { playbook, after, ...(old === undefined ? {} : { before: old }), version };
}

const isDraft = (entry: Entry) => statusOf(entry) === 'draft';

/**
 * Playbooks in which somebody's duties change without a higher first number and a note of what is different, and those
 * that are gone while somebody has duties in them: nobody was told that they would be.
 */
export function breakingChanges(playbooks: readonly PlaybookDiff[]): readonly PlaybookDiff[] {
	return playbooks.filter((playbook) => {
		const { before, after, level } = playbook;
		if (!before) return false;
		if (!after)
			return (
				statusOf(before) === 'active' && givesDuties(before) && !playbook.changes.some(({ type }) => type === 'merged')
			);
		if (level !== 'major' || (isDraft(before) && isDraft(after))) return false;
		if (owedVersion(playbook)) return true;
		const noted = new Set(changesOf(before).map(({ note }) => note));
		return !changesOf(after).some(
			({ version, note }) => version === versionOf(after) && !noted.has(note) && saysSomething(note),
		);
	});
}

/** A version after a change of this weight. */
function raised(version: string, level: 'major' | 'minor' | 'patch'): string {
	const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
	if (level === 'major') return `${major + 1}.0.0`;
	return level === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

import { stringify } from 'yaml';
import type { Answers } from './answers.ts';
import { automationFor } from './automation.ts';
import { colleagues } from './colleagues.ts';
import { playbooksOf } from './playbooks.ts';
import { repositoryOf } from './repository.ts';
import { welcome } from './welcome.ts';

/** Every file of a new handbook's repository, by path. `version` is that of the program. */
export function filesFor(answers: Answers, version: string): ReadonlyMap<string, string> {
	return new Map([
		...[...playbooksOf(answers)].map(([path, data]) => [`content/${path}`, yaml(data)] as const),
		['content/README.md', welcome(answers)],
		...repositoryOf(answers, version),
		...automationFor(answers.host),
		['README.md', colleagues(answers)],
	]);
}

/** One line a text, however long: an editor wraps it, and a change of a word stays a change of a line. */
const yaml = (data: object): string => stringify(data, { lineWidth: 0 });

import { plainId } from '../core/plain-id.ts';
import { kinds } from '../kinds/index.ts';
import type { Answers } from './answers.ts';

/** What a repository of a handbook holds beside its playbooks, by path. `version` is that of the program. */
export const repositoryOf = (answers: Answers, version: string): ReadonlyMap<string, string> =>
	new Map([
		['package.json', json(manifest(answers, version))],
		['.gitignore', 'node_modules/\ndist/\n.cache/\n'],
		['.vscode/settings.json', json(settings)],
		['.vscode/extensions.json', json({ recommendations: ['redhat.vscode-yaml'] })],
		['.vscode/tasks.json', json(tasks)],
	]);

const json = (data: object): string => `${JSON.stringify(data, undefined, 2)}\n`;

const manifest = ({ company }: Answers, version: string) => ({
	name: `${plainId(company).slice(0, 50).replace(/-+$/, '') || 'our'}-handbook`,
	private: true,
	scripts: {
		check: 'fieldbook check',
		build: 'fieldbook build',
		dev: 'fieldbook dev',
		preview: 'fieldbook preview',
	},
	devDependencies: { fieldbook: version },
});

/** Completion and hovers for the YAML of every kind. */
const settings = {
	'yaml.schemas': Object.fromEntries(
		kinds
			.filter(({ free }) => !free)
			.map((kind) => [
				`./node_modules/fieldbook/schemas/${kind.name}.schema.json`,
				kind.single ? `content/${kind.folder}` : `content/${kind.folder}/**/*.{yaml,yml}`,
			]),
	),
	'files.exclude': { '.cache': true, dist: true },
};

const tasks = {
	version: '2.0.0',
	tasks: [
		{
			label: 'Check the handbook',
			type: 'shell',
			command: 'npx fieldbook check',
			options: { env: { NO_COLOR: '1' } },
			group: { kind: 'test', isDefault: true },
			presentation: { reveal: 'silent', clear: true },
			problemMatcher: {
				owner: 'fieldbook',
				source: 'fieldbook',
				fileLocation: ['relative', `\${workspaceFolder}/content`],
				pattern: [
					{
						regexp: '^(\\S.*):(\\d+):(\\d+) (error|warning|info) (\\S+)$',
						file: 1,
						line: 2,
						column: 3,
						severity: 4,
						code: 5,
					},
					{ regexp: '^  (.+)$', message: 1 },
				],
			},
		},
		{
			label: 'Show the handbook while it is written',
			type: 'shell',
			command: 'npx fieldbook dev',
			isBackground: true,
			problemMatcher: [],
		},
	],
};

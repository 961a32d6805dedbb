import { literal } from '../escape/markdown.ts';
import type { Answers } from './answers.ts';

/** The README for colleagues: how to edit, check and propose. */
export function colleagues({ title, company, host }: Answers): string {
	const request = host === 'gitlab' ? 'merge request' : 'pull request';
	return `# ${literal(title)}

How we work together at ${literal(company)}: who does what, with whom, in which system, and how success is measured. The playbooks are in \`content/\`, one folder for each kind: roles, processes, sessions and so on.

## See it

With Node 20 or later:

\`\`\`sh
npm install        # once
npx fieldbook dev  # shows the handbook while you write
\`\`\`

## Change something

1. Open the file. Facts are YAML, longer texts are Markdown. In VS Code the recommended extension offers what each field may hold.
2. A place that begins with \`TODO:\` is still to be filled. Replace the whole text, \`TODO:\` included.
3. A playbook begins as \`status: draft\` and is judged mildly. Once those who do the work agree to it, delete that line; its version then rises, with a note under \`changes\` of what is different. Begin with what others refer to: the systems and measures, then the roles, then the process.
4. Something new: \`npx fieldbook new role "Partner manager"\`. Other kinds are goal, process, session, coaching and so on.

## Check it

\`\`\`sh
npx fieldbook check
\`\`\`

It says what is wrong, where, why and how to mend it, and lists what is still to do. \`npx fieldbook explain RULE\` tells more about a rule. In VS Code, *Run Test Task* does the same and marks the lines.

## Propose it

${
	host === 'none'
		? 'Commit your change on a branch and ask a colleague from each role it reaches to read it. `npx fieldbook diff main` says what changes for whom.'
		: `Commit your change on a branch and open a ${request}. It is checked by itself, and the report says what changes for whom. Ask a colleague from each role it reaches to read it.`
} Where a version has to rise, \`npx fieldbook check --fix --since main\` raises it and leaves you the note to write.

Keep \`package-lock.json\` in the repository: it makes everybody check with the same version.
`;
}

/** Shows what prints the page: without scripts, the browser's own menu does. */
export function offerPrint(): void {
	for (const button of document.querySelectorAll<HTMLElement>('[data-command="print"]')) {
		const chip = button.closest('li');
		if (chip) chip.hidden = false;
		button.addEventListener('click', () => print());
	}
}

// Starts what the page carries. Every page works without this.
import { initAll } from './govuk.mjs'
import { AsAtSlider } from './as-at-slider.mjs'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

for (const root of document.querySelectorAll('[data-module="app-as-at-slider"]')) {
  new AsAtSlider(root).start()
}

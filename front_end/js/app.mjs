// Starts what the page carries. Every page works without this.
import { initAll } from './govuk.mjs'
import { AsAtSlider } from './as-at-slider.mjs'
import { KeptWriting } from './kept-writing.mjs'
import { TimeOut } from './time-out.mjs'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

for (const root of document.querySelectorAll('[data-module="app-as-at-slider"]')) {
  new AsAtSlider(root).start()
}

for (const root of document.querySelectorAll('[data-module="app-time-out"]')) {
  new TimeOut(root).start()
  new KeptWriting(root).start()
}

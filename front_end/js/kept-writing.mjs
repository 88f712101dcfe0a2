// After a time-out one comes back to the page with this mark behind its address; then the form is filled again.
const MARK = '#what-you-had-written'

export class KeptWriting {
  constructor (root) {
    this.from = root.dataset.keptFields
    this.said = document.querySelector('[data-kept-again]')
  }

  async start () {
    if (window.location.hash !== MARK) return
    history.replaceState(null, '', window.location.pathname + window.location.search)
    const { fields } = await (await fetch(this.from)).json()
    const filled = fields.filter(([name, value]) => fill(name, value))
    if (!filled.length) return
    this.said.textContent = 'What you had written is here again. It has not been sent.'
    document.querySelector('main').prepend(this.said)
    this.said.hidden = false
  }
}

function fill (name, value) {
  for (const field of document.querySelectorAll(`main form [name="${CSS.escape(name)}"]`)) {
    if (field.type === 'hidden') continue
    if (field.type !== 'radio' && field.type !== 'checkbox') field.value = value
    else if (field.value !== value) continue
    else if (!field.checked) field.click()
    field.dispatchEvent(new Event('input', { bubbles: true }))
    return true
  }
  return false
}

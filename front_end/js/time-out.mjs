// Asks before an idle session ends, lets it be extended, and takes along what is half written when it does end.
// Writing counts as use. The server keeps the time itself; this only says it, and says it to all tabs.
const EVERY = 1000 // milliseconds between looks at the clock
const TELL_AFTER = 60000 // that somebody writes is told once a minute

export class TimeOut {
  constructor (root) {
    this.root = root
    this.left = root.querySelector('[data-left]')
    this.idle = Number(root.dataset.idleMinutes) * 60000
    this.warned = Number(root.dataset.warnedMinutes) * 60000
    this.token = document.querySelector('[name="csrfmiddlewaretoken"]')?.value ?? ''
    this.tabs = new BroadcastChannel('team-around-still-here')
    this.over = false
  }

  start () {
    this.renewed()
    this.tabs.onmessage = () => this.renewed(false)
    for (const act of ['input', 'keydown']) document.addEventListener(act, (event) => this.used(event))
    this.root.querySelector('[data-stay]').addEventListener('click', () => this.stay())
    this.root.addEventListener('cancel', () => this.stay())
    setInterval(() => this.look(), EVERY)
  }

  renewed (tell = true) {
    this.at = this.usedAt = Date.now()
    if (this.root.open) this.root.close()
    if (tell) this.tabs.postMessage('used')
  }

  used (event) {
    const form = event.target.form
    if (event.type === 'input' && form?.method === 'post') this.form = form
    if (!this.root.open) this.usedAt = Date.now()
  }

  look () {
    const left = this.at + this.idle - Date.now()
    if (this.over) return
    if (left <= 0) return this.leave()
    if (this.usedAt > this.at && Date.now() - this.at > TELL_AFTER) return this.stay()
    if (left > this.warned) return
    this.left.textContent = inWords(left)
    if (!this.root.open) this.root.showModal()
  }

  async stay () {
    const before = this.at
    this.renewed()
    const answer = await fetch(this.root.dataset.stillHere, {
      method: 'POST', headers: { 'X-CSRFToken': this.token }, redirect: 'manual'
    }).catch(() => null)
    if (answer === null) this.at = before // the line is down: the server has not heard it, and the clock goes on
    else if (answer.type === 'opaqueredirect') this.leave()
  }

  leave () {
    this.over = true
    const fields = this.form ? [...new FormData(this.form)].filter(([name]) => name !== 'csrfmiddlewaretoken') : []
    send(this.root.dataset.timeOut, {
      csrfmiddlewaretoken: this.token,
      page: 'comesBack' in this.root.dataset ? location.pathname + location.search : '',
      fields: JSON.stringify(fields)
    })
  }
}

function inWords (left) {
  const minutes = Math.ceil(left / 60000)
  if (left > 60000) return `${minutes} minutes`
  return left > 30000 ? '1 minute' : 'half a minute'
}

function send (to, fields) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = to
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}

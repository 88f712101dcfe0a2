// The slider only fills the date field; nothing moves until "Show" is pressed.
export class AsAtSlider {
  constructor (root) {
    this.root = root
    this.slider = root.querySelector('input[type="range"]')
    this.field = root.closest('form').querySelector('[name="date"]')
    this.earliest = Date.parse(`${root.dataset.earliest}T12:00:00Z`)
  }

  start () {
    this.root.hidden = false
    this.slider.addEventListener('input', () => this.fill())
    this.describe()
  }

  fill () {
    this.field.value = this.chosen()
    this.describe()
  }

  describe () {
    this.slider.setAttribute('aria-valuetext', this.chosen())
  }

  chosen () {
    const day = new Date(this.earliest + Number(this.slider.value) * 86400000)
    return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`
  }
}

# Renders blocks of the extension in Shopify's own Liquid: a list of requests as JSON comes in, a list of HTML goes out. Filters
# that belong to Shopify and not to Liquid are written here a second time, on purpose.
require "json"
require "liquid"

module Storefront
  def t(key, values = {})
    texts = @context.registers[:texts]
    found = key.split(".").reduce(texts) { |part, name| part.is_a?(Hash) ? part[name] : nil }
    found = found[values["count"] == 1 ? "one" : "other"] if found.is_a?(Hash)
    raise "Translation missing: #{key}" unless found.is_a?(String)

    text = found.gsub(/\{\{\s*(\w+)\s*\}\}/) { values[Regexp.last_match(1)].to_s }
    text.gsub(/[&<>"']/) { |mark| "&##{mark.ord};" }
  end

  def asset_url(name)
    name
  end

  def money(cents)
    sign = cents.to_i.negative? ? "-" : ""
    whole, rest = cents.to_i.abs.divmod(100)
    "#{sign}$#{whole.to_s.gsub(/(\d)(?=(\d{3})+$)/, '\1,')}.#{rest.to_s.rjust(2, '0')}"
  end

  def money_without_trailing_zeros(cents)
    money(cents).delete_suffix(".00")
  end
end

class Schema < Liquid::Raw
  def render_to_output_buffer(_context, output)
    output
  end
end

Liquid::Template.register_tag("schema", Schema)
Liquid::Template.error_mode = :strict

BLOCKS = Hash.new { |known, file| known[file] = Liquid::Template.parse(File.read(file)) }
SNIPPETS = {}

def render(request)
  folder = request["folder"]
  context = Liquid::Context.build(
    static_environments: request["objects"],
    registers: {
      file_system: Liquid::LocalFileSystem.new(File.join(folder, "snippets"), "%s.liquid"),
      cached_partials: SNIPPETS,
      texts: JSON.parse(File.read(File.join(folder, "locales", "en.default.json"))),
    },
    rethrow_errors: true,
  )
  context.strict_filters = true
  context.add_filters([Storefront])
  BLOCKS[File.join(folder, "blocks", "#{request["block"]}.liquid")].render!(context)
end

puts JSON.generate(JSON.parse($stdin.read).map { |request| render(request) })

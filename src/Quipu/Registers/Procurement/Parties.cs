using Quipu.Registers.Json;
using Quipu.Registers.Places;

namespace Quipu.Registers.Procurement;

/// <summary>
/// The parties of a row. What refers to a party by its id is that party; who is named nowhere else is made where it is named. A party's entity has its id from, in this order: its number in a register;
/// an id that is made of one; the publisher's own id (with the name where that id is so short that another release may use it for somebody else); its name.
/// </summary>
sealed class Parties(OcdsRow row)
{
    const int ShortId = 6;

    readonly Dictionary<string, EntityDraft> _byId = new(StringComparer.Ordinal);
    readonly Dictionary<string, EntityDraft> _drafts = new(StringComparer.Ordinal);
    readonly HashSet<(EntityId, string)> _doubted = [];
    readonly List<(EntityDraft Party, string Role, string Column)> _roles = [];
    HashSet<string> _buying = new(StringComparer.Ordinal);

    /// <summary>Parts that the list of parties gives them.</summary>
    internal IEnumerable<(EntityDraft Party, string Role, string Column)> Roles => _roles;

    /// <summary>Takes in the list of parties.</summary>
    internal void Read(OcdsNode release)
    {
        _buying = release.Items("buyer").Concat(release.Items("tender/procuringEntity")).Select(p => p.Text("id")).ToHashSet(StringComparer.Ordinal);
        var homes = release.Items("parties").Concat(release.Items("awards/suppliers")).Select(Home).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToList();
        row.Home = homes.Count == 1 ? homes[0] : null;
        foreach (var party in release.Items("parties"))
        {
            var roles = party.Texts("roles").ToList();
            if (Refer(party, roles.Exists(PartyKind.IsBuying)) is not { } entity) continue;
            foreach (var role in roles) _roles.Add((entity, role, party.Column("roles")));
        }
    }

    /// <summary>Whoever stands here, with all that is said of it here; null (and a note) where nothing tells who it is.</summary>
    internal EntityDraft? Refer(OcdsNode node, bool buys = false)
    {
        var id = node.Text("id");
        var name = node.First("name", "identifier/legalName", "legalName").Text;
        var numbers = Numbers(node).ToList();
        if (!_byId.TryGetValue(id, out var entity))
        {
            if (id.Length == 0 && name.Length == 0 && numbers.Count == 0)
            {
                if (node.Value.EnumerateObject().Any()) row.Draft.Note(NoteKind.Dropped, node.Path.Text, null, "A party without id, name and number: nothing tells who it is.");
                return null;
            }

            entity = Make(node, id, name, numbers, buys || (id.Length > 0 && _buying.Contains(id)));
            if (id.Length > 0) _byId[id] = entity;
        }

        Describe(entity, node, numbers);
        return entity;
    }

    EntityDraft Make(OcdsNode node, string id, string name, List<(PartyNumber Number, string Column)> numbers, bool buys)
    {
        var home = Home(node);
        var official = numbers.Where(n => n.Number.Scheme.Length > 0).Select(n => (PartyNumber?)n.Number).FirstOrDefault() ?? PartyNumber.OfPartyId(id);
        var column = node.Column(id.Length > 0 ? "id" : node.Has("name") ? "name" : "identifier/id");
        var entityId = official is { } number ? number.EntityId(home)
            : id.Length >= ShortId ? RegisterId.Of("ocds-party", row.Scope, id)
            : id.Length > 0 ? RegisterId.Of("ocds-party", row.Scope, id, RegisterId.Key(name))
            : numbers.Count > 0 ? RegisterId.Of("ocds-party", row.Scope, PartyNumber.Compact(numbers[0].Number.Number))
            : row.Reading.Register.IdOf("ocds-party", name, row.Scope);
        if (_drafts.TryGetValue(entityId, out var known)) return known;
        var schema = row.Reading.SchemaOf(entityId, PartyKind.SchemaOf(name, official?.IsPersonal(home), buys));
        return _drafts[entityId] = row.Draft.Entity(schema, entityId, column);
    }

    static IEnumerable<(PartyNumber Number, string Column)> Numbers(OcdsNode node)
    {
        foreach (var name in (string[])["identifier", "additionalIdentifiers"])
            foreach (var identifier in node.Items(name))
            {
                var scheme = identifier.First("scheme", "schema").Text;
                foreach (var text in identifier.Texts("id"))
                    if (!PartyNumber.IsNothing(text)) yield return (PartyNumber.Of(scheme, text), identifier.Column("id"));
            }
    }

    static string? Home(OcdsNode node) => CountryWords.Code(node.First("address/country", "address/countryName", "address/countryCode").Text);

    void Describe(EntityDraft entity, OcdsNode node, List<(PartyNumber Number, string Column)> numbers)
    {
        entity.Copy("name", node, "name").Copy("name", node, "legalName");
        var home = Home(node) ?? row.Home;
        foreach (var (number, column) in numbers) Numbered(entity, number, column, home);
        foreach (var name in (ReadOnlySpan<string>)["identifier", "additionalIdentifiers"])
            foreach (var identifier in node.Items(name))
            {
                entity.Copy("name", identifier, "legalName").CopyUrl(identifier, "uri", "notes");
                Translated(entity, identifier);
            }

        Translated(entity, node);
        foreach (var address in node.Items("address")) Address(entity, address);
        foreach (var contact in node.Items("contactPoint").Concat(node.Items("additionalContactPoints")))
            Contact(entity, contact, (node.Text("name"), home));
    }

    void Numbered(EntityDraft entity, PartyNumber number, string column, string? home)
    {
        entity.Add(number.Property, number.Number, column);
        if (number.Country is { } country) entity.Add("jurisdiction", country, column, null);
        if (number.Format(home) is { } format && !format.IsValid(number.Number) && _doubted.Add((entity.Id, number.Number)))
            row.Draft.Note(NoteKind.Doubted, column, number.Number, $"It is kept, but {format.Title} has no such number: its form or its check digit is wrong.");
        if (number.Scheme.Length == 0) return;
        row.Draft.Entity("Identification", RegisterId.Of("ocds-number", entity.Id.Value, number.Key(home)), column).Add("holder", entity, column)
            .Add("type", number.Scheme, column, null).Add("number", number.Number, column).Add("country", number.Country ?? home, column, null);
    }

    /// <summary>Names in other languages: <c>name_hy</c>, <c>legalName_ru</c>, and without the underscore.</summary>
    static void Translated(EntityDraft entity, OcdsNode node)
    {
        foreach (var (member, _) in node.Value.Members())
            foreach (var stem in (ReadOnlySpan<string>)["name", "legalName"])
                if (member.StartsWith(stem, StringComparison.Ordinal) && member[stem.Length..] is { Length: 2 or 3 or >= 5 and <= 8 } tail && (tail[0] == '_' || (tail.Length == 2 && char.IsAsciiLetterUpper(tail[0]))))
                    entity.Copy("alias", node, member);
    }

    static void Address(EntityDraft entity, OcdsNode address)
    {
        var parts = new List<string>();
        foreach (var member in (ReadOnlySpan<string>)["streetAddress", "locality", "region", "postalCode"])
            if (address.Text(member) is { Length: > 0 } part && part.Any(char.IsLetterOrDigit)) parts.Add(part);
        var country = address.First("countryName", "country", "countryCode");
        if (parts.Count > 0) entity.Add("address", string.Join(", ", country.Text.Length > 0 ? [.. parts, country.Text] : parts), address.Path.Text, null);
        if (country.Text.Length > 0) entity.AddCountry("country", address.Column(country.Member), country.Text);
    }

    /// <summary>Whoever is to be asked is named in the register too: a person or an office, which the register does not tell apart.</summary>
    void Contact(EntityDraft entity, OcdsNode contact, (string Name, string? Home) party)
    {
        entity.CopyMail(contact, "email").CopyPhone(contact, "telephone", party.Home).Copy("website", contact, "url");
        foreach (var name in contact.Texts("name"))
        {
            if (RegisterId.Key(name) == RegisterId.Key(party.Name)) continue;
            var column = contact.Column("name");
            var asked = row.Draft.Entity("LegalEntity", row.Reading.Register.IdOf("ocds-contact", name, entity.Id.Value), column).Add("name", name, column);
            row.Draft.Entity("Representation", RegisterId.Of("ocds-asked", asked.Id.Value, entity.Id.Value), column).Add("agent", asked, column).Add("client", entity, column).Add("role", "contact point", column, null);
        }
    }
}

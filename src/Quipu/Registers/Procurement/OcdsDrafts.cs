using FollowTheMoney.Types;

namespace Quipu.Registers.Procurement;

/// <summary>How members of a release become values of entities.</summary>
static class OcdsDrafts
{
    /// <summary>Every text of a member as a property; as a note where it is longer than the property may be.</summary>
    internal static EntityDraft Copy(this EntityDraft entity, string property, OcdsNode node, string member)
    {
        foreach (var text in node.Texts(member)) entity.AddShort(property, text, node.Column(member));
        return entity;
    }

    internal static EntityDraft AddShort(this EntityDraft entity, string property, string text, string column)
    {
        if (text.Length <= entity.Schema[property]!.MaxLength) return entity.Add(property, text, column);
        var longer = entity.Schema["notes"] is not null ? "notes" : entity.Schema["description"] is not null ? "description" : property;
        return entity.Add(longer, $"{column}: {text}", column, null);
    }

    internal static EntityDraft CopyDate(this EntityDraft entity, string property, OcdsNode node, string member)
    {
        foreach (var text in node.Texts(member)) entity.Add(property, Packed(text) ?? RegisterDate.Iso(text) ?? text, node.Column(member), text);
        return entity;
    }

    /// <summary>20160501: a date without marks.</summary>
    static string? Packed(string text) =>
        text.Length == 8 && text.All(char.IsAsciiDigit) && PartialDate.TryParse($"{text[..4]}-{text[4..6]}-{text[6..]}", out var date) ? date.ToString() : null;

    /// <summary>As a note that says what it is: the model has the fact, but no property for it.</summary>
    internal static EntityDraft CopyNote(this EntityDraft entity, string label, OcdsNode node, string member)
    {
        foreach (var text in node.Texts(member)) entity.Add("notes", $"{label}: {text}", node.Column(member), null);
        return entity;
    }

    /// <summary>An address of the web where it is one, else another property.</summary>
    internal static EntityDraft CopyUrl(this EntityDraft entity, OcdsNode node, string member, string otherwise)
    {
        foreach (var text in node.Texts(member)) entity.Add(text.Contains("://", StringComparison.Ordinal) ? "sourceUrl" : otherwise, text, node.Column(member));
        return entity;
    }

    internal static EntityDraft CopyPeriod(this EntityDraft entity, OcdsNode node, string member) =>
        entity.CopyDate("startDate", node, $"{member}/startDate").CopyDate("endDate", node, $"{member}/endDate");

    /// <summary>Amounts with their currencies.</summary>
    internal static EntityDraft CopyValue(this EntityDraft entity, OcdsNode node, string member)
    {
        foreach (var value in node.Items(member))
        {
            var currency = value.Text("currency");
            foreach (var amount in value.Texts("amount")) entity.AddAmount(amount, currency, value.Column("amount"));
        }

        return entity;
    }

    /// <summary>Telephone numbers as people of that country write them; one that is none (without its area, two in one) is kept as a note.</summary>
    internal static EntityDraft CopyPhone(this EntityDraft entity, OcdsNode node, string member, string? country)
    {
        foreach (var text in node.Texts(member))
        {
            var number = Phones.Clean(text, country is null ? [] : [country]);
            if (number is not null) entity.Add("phone", number, node.Column(member), text);
            else entity.Add("notes", $"Telephone: {text}", node.Column(member), null);
        }

        return entity;
    }

    /// <summary>Addresses of mail, several in one text apart.</summary>
    internal static EntityDraft CopyMail(this EntityDraft entity, OcdsNode node, string member)
    {
        foreach (var text in node.Texts(member))
            foreach (var part in text.Split([',', ';', ' ', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) entity.Add("email", part, node.Column(member), text);
        return entity;
    }

    /// <summary>What is bought: codes of the common vocabulary (CPV) where the entity has a place for them, other classifications in words.</summary>
    internal static EntityDraft CopyItems(this EntityDraft entity, OcdsNode node, string property)
    {
        foreach (var item in node.Items("items"))
            foreach (var name in (ReadOnlySpan<string>)["classification", "additionalClassifications"])
                foreach (var kind in item.Items(name))
                    Classified(entity, kind, property);
        return entity;
    }

    static void Classified(EntityDraft entity, OcdsNode kind, string property)
    {
        var (scheme, _) = kind.First("scheme", "schema");
        var (id, words) = (kind.Text("id"), kind.Text("description"));
        if (scheme.StartsWith("CPV", StringComparison.OrdinalIgnoreCase) && entity.Schema["cpvCode"] is not null) entity.Add("cpvCode", id, kind.Column("id"));
        var code = scheme.Length > 0 && id.Length > 0 ? $"{scheme} {id}" : id;
        var text = code.Length > 0 && words.Length > 0 ? $"{code}: {words}" : code + words;
        entity.Add(property, text, kind.Column(words.Length > 0 ? "description" : "id"), null);
    }
}

using System.Text.Json;
using Quipu.Registers.Json;

namespace Quipu.Registers.People;

/// <summary>People, organisations, posts, areas and memberships as Popolo JSON: what parliaments' open data and EveryPolitician used.</summary>
sealed class PopoloFormat : IRegisterFormat
{
    public string Name => "popolo";

    public string Description => "People, organisations, posts and memberships of a parliament or government (Popolo JSON).";

    public int Likeness(RegisterSample sample)
    {
        var head = sample.Head.AsSpan().TrimStart();
        if (head is not ['{', ..]) return 0;
        var names = 0;
        foreach (var word in (ReadOnlySpan<string>)["\"persons\"", "\"organizations\"", "\"memberships\"", "\"posts\"", "\"family_name\"", "\"person_id\"", "\"organization_id\"", "\"legislative_period_id\""])
            if (head.Contains(word, StringComparison.Ordinal)) names++;
        return names >= 2 ? 95 : 0;
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        var reading = new RegisterReading(input.Dataset);
        for (var file = 0; file < input.Files.Length; file++)
        {
            foreach (var item in JsonElements.Of(input.Files[file]))
            {
                var draft = new RowDraft(reading, new(file, item.Number), item.Value);
                if (item.Value is { ValueKind: JsonValueKind.Object } value) One(item.List, value, draft);
                yield return draft.Record();
            }
        }
    }

    static void One(string list, JsonElement item, RowDraft draft)
    {
        switch (list)
        {
            case "persons" or "people":
                Person(item, draft);
                break;
            case "organizations":
                Organisation(item, draft);
                break;
            case "posts":
                Post(item, draft);
                break;
            case "memberships":
                Membership(item, draft);
                break;
            case "areas":
                Area(item, draft);
                break;
            default:
                draft.Note(NoteKind.Quarantined, list, null, "Persons, organizations, posts, areas and memberships are read; this list is none of them.");
                break;
        }
    }

    static EntityDraft? Known(string schema, JsonElement item, RowDraft draft)
    {
        if (item.Text("id").Length > 0) return draft.Entity(schema, Id(item.Text("id")), "id");
        draft.Note(NoteKind.Skipped, "id", null, "It has no id.");
        return null;
    }

    static void Person(JsonElement item, RowDraft draft)
    {
        if (Known("Person", item, draft) is not { } person) return;
        Named(person, item).Add("firstName", item.Text("given_name"), "given_name").Add("lastName", item.Text("family_name"), "family_name").Add("fatherName", item.Text("patronymic_name"), "patronymic_name")
            .Add("title", item.Text("honorific_prefix"), "honorific_prefix").Add("gender", item.Text("gender"), "gender").AddDate("birthDate", item.Text("birth_date"), "birth_date").AddDate("deathDate", item.Text("death_date"), "death_date")
            .Add("biography", item.Text("biography"), "biography").Add("summary", item.Text("summary"), "summary").Add("email", item.Text("email"), "email").AddCountry("nationality", "national_identity", item.Text("national_identity"));
        Contacts(person, item);
        Numbers(person, item);
    }

    static void Organisation(JsonElement item, RowDraft draft)
    {
        var kind = item.Text("classification").ToLowerInvariant();
        var isParty = kind.Contains("party", StringComparison.Ordinal) || kind.Contains("partido", StringComparison.Ordinal);
        var isHouse = kind.Contains("legislature", StringComparison.Ordinal) || kind.Contains("chamber", StringComparison.Ordinal) || kind.Contains("house", StringComparison.Ordinal) || kind.Contains("congres", StringComparison.Ordinal);
        if (Known(isHouse ? "PublicBody" : "Organization", item, draft) is not { } body) return;
        Named(body, item).Add("classification", item.Text("classification"), "classification").AddDate("incorporationDate", item.Text("founding_date"), "founding_date").AddDate("dissolutionDate", item.Text("dissolution_date"), "dissolution_date")
            .Add("summary", item.Text("abstract"), "abstract").Add("topics", isParty ? "pol.party" : isHouse ? "gov.legislative" : "", "classification", null);
        if (item.Text("parent_id") is { Length: > 0 } parent) body.Add("parent", Id(parent), "parent_id", parent);
        Contacts(body, item);
        Numbers(body, item);
    }

    static void Post(JsonElement item, RowDraft draft)
    {
        if (Known("Position", item, draft) is not { } post) return;
        post.Add("name", item.Text("label") is { Length: > 0 } label ? label : item.Text("role"), "label").Add("alias", item.Text("role"), "role").AddDate("inceptionDate", item.Text("start_date"), "start_date").AddDate("dissolutionDate", item.Text("end_date"), "end_date");
        if (item.Text("organization_id") is { Length: > 0 } body) post.Add("organization", Id(body), "organization_id", body);
        if (item.Object("area") is { } area) post.Add("subnationalArea", area.Text("name"), "area.name");
    }

    /// <summary>A membership, and where it names a post, the holding of it. Who sits in a house holds an office: the register says so.</summary>
    static void Membership(JsonElement item, RowDraft draft)
    {
        var (person, body, post) = (item.Text("person_id"), item.Text("organization_id"), item.Text("post_id"));
        if (person.Length == 0 || (body.Length == 0 && post.Length == 0))
        {
            draft.Note(NoteKind.Skipped, "person_id", null, "The membership does not say whose, or of what.");
            return;
        }

        var member = draft.Entity("Person", Id(person), "person_id");
        var period = item.Text("legislative_period_id");
        if (post.Length + period.Length > 0) member.Add("topics", "role.pep", post.Length > 0 ? "post_id" : "legislative_period_id", null);
        if (body.Length > 0)
        {
            var tie = draft.Entity("Membership", RegisterId.Of("popolo-membership", person, body, post, item.Text("role"), item.Text("start_date"), period), "person_id+organization_id").Add("member", member, "person_id")
                .Add("organization", Id(body), "organization_id", body).Add("role", item.Text("role"), "role").Add("recordId", item.Text("id"), "id");
            Period(tie, item);
            if (period.Length > 0) tie.Add("summary", period, "legislative_period_id");
        }

        if (post.Length > 0)
        {
            var held = draft.Entity("Occupancy", RegisterId.Of("popolo-occupancy", person, post, item.Text("start_date"), period), "person_id+post_id").Add("holder", member, "person_id").Add("post", Id(post), "post_id", post);
            Period(held, item);
        }

        if (item.Text("on_behalf_of_id") is { Length: > 0 } group)
        {
            var tie = draft.Entity("Membership", RegisterId.Of("popolo-group", person, group, item.Text("start_date"), period), "person_id+on_behalf_of_id").Add("member", member, "person_id").Add("organization", Id(group), "on_behalf_of_id", group)
                .Add("role", "on behalf of", "on_behalf_of_id", null);
            Period(tie, item);
        }
    }

    static void Area(JsonElement item, RowDraft draft)
    {
        if (Known("Territory", item, draft) is not { } area) return;
        area.Add("name", item.Text("name"), "name").Add("level", item.Text("type") is { Length: > 0 } type ? type : item.Text("classification"), "type").Add("territoryCode", item.Text("identifier"), "identifier");
        if (item.Text("parent_id") is { Length: > 0 } parent) area.Add("partOf", Id(parent), "parent_id", parent);
    }

    static void Period(EntityDraft tie, JsonElement item) => tie.AddDate("startDate", item.Text("start_date"), "start_date").AddDate("endDate", item.Text("end_date"), "end_date");

    static EntityDraft Named(EntityDraft entity, JsonElement item)
    {
        entity.Add("name", item.Text("name"), "name").Add("sourceUrl", item.Items("sources").Select(s => s.Text("url")).FirstOrDefault(u => u.Length > 0), "sources.url");
        foreach (var other in item.Items("other_names")) entity.Add(other.Text("end_date").Length > 0 ? "previousName" : "alias", other.Text("name"), "other_names.name");
        return entity;
    }

    static void Contacts(EntityDraft entity, JsonElement item)
    {
        foreach (var contact in item.Items("contact_details"))
        {
            var property = contact.Text("type") switch { "phone" or "voice" or "cell" => "phone", "email" => "email", "url" or "website" => "website", "address" => "address", _ => null };
            if (property is not null) entity.Add(property, contact.Text("value"), "contact_details.value");
        }

        foreach (var link in item.Items("links")) entity.Add(link.Text("url").Contains("wikipedia.org", StringComparison.Ordinal) ? "wikipediaUrl" : "website", link.Text("url"), "links.url");
    }

    static void Numbers(EntityDraft entity, JsonElement item)
    {
        foreach (var number in item.Items("identifiers"))
        {
            var property = number.Text("scheme").ToLowerInvariant() switch { "wikidata" => "wikidataId", "dni" or "cedula" or "national_id" => "idNumber", "ruc" or "nit" or "cuit" or "rut" => "taxNumber", _ => null };
            if (property is not null) entity.Add(property, number.Text("identifier"), "identifiers.identifier");
        }
    }

    static string Id(string id) => RegisterId.FromSource("popolo", id);
}

using System.Text.Json;
using Quipu.Registers.Tables;

namespace Quipu.Registers.Elections;

/// <summary>The electoral history of persons as Infogob of Peru has it: who was a member of which party from when to when, and who stood for what and was elected.</summary>
sealed class InfogobFormat : IRegisterFormat
{
    public string Name => "infogob";

    public string Description => "Party memberships and past candidacies (Peru's Infogob, CSV).";

    public int Likeness(RegisterSample sample)
    {
        var columns = sample.Columns;
        return Math.Max(Columns.Likeness(columns, "dni", "nombre_completo", "org_politica", "afiliacion_inicio"), Columns.Likeness(columns, "dni", "nombre_completo", "cargo", "proceso_electoral", "elegido"));
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input) => TableRecords.Of(input, (row, draft) =>
    {
        if (!Peruvian.IsDni(row["dni"]) || row["nombre_completo"].Length == 0)
        {
            draft.Note(NoteKind.Skipped, "dni", row["dni"], "The row has no identity number of eight digits, or no name.");
            return;
        }

        var person = draft.Entity("Person", Peruvian.PersonId(row["dni"]), "dni").Add("name", row["nombre_completo"], "nombre_completo").Add("idNumber", row["dni"], "dni").Add("country", "pe", "dni", null);
        if (row.Header.Has("proceso_electoral")) Candidacy(row, draft, person);
        else Membership(row, draft, person);
    });

    static void Membership(TableRow row, RowDraft draft, EntityDraft person)
    {
        if (row["org_politica"].Length == 0) return;
        var party = Peruvian.Party(draft, row["org_politica"], "org_politica").Add("legalForm", row["org_politica_tipo"], "org_politica_tipo").Add("status", row["org_politica_estado"], "org_politica_estado")
            .Add("classification", row["org_politica_alcance"], "org_politica_alcance");
        Dated(party, "incorporationDate", row, "org_politica_fecha_inscripcion");
        var membership = draft.Entity("Membership", RegisterId.Of("pe-affiliation", person.Id.Value, party.Id.Value, row["afiliacion_inicio"]), "dni+org_politica")
            .Add("member", person, "dni").Add("organization", party, "org_politica").Add("status", row["afiliacion_estado"], "afiliacion_estado");
        Dated(membership, "startDate", row, "afiliacion_inicio");
        Dated(membership, "endDate", row, "afiliacion_cancelacion");
        // Of some who left, the day stands one or two columns further on: the table was shifted where they were read from a page.
        if (row["afiliacion_estado"] is not "AFILIADO VÁLIDO")
            foreach (var column in new[] { "afiliacion_representante", "afiliacion_comite" }) Dated(membership, "endDate", row, column);
        membership.Add("role", row["afiliacion_representante"] == "SI" ? "legal representative" : "affiliate", "afiliacion_representante", null);
        foreach (var post in Posts(row["cargos"])) membership.Add("role", post, "cargos", null);
    }

    static void Candidacy(TableRow row, RowDraft draft, EntityDraft person)
    {
        if (row["cargo"].Length == 0) return;
        var (place, election) = (row["circunscripcion"], row["proceso_electoral"]);
        var post = Peruvian.Post(draft, row["cargo"], place, "cargo");
        var isElected = row["elegido"].Equals("SI", StringComparison.OrdinalIgnoreCase);
        var occupancy = draft.Entity("Occupancy", RegisterId.Of("pe-election", person.Id.Value, RegisterId.Key(election), RegisterId.Key(row["cargo"]), RegisterId.Key(place)), "dni+proceso_electoral+cargo")
            .Add("holder", person, "dni").Add("post", post, "cargo").Add("status", isElected ? "elected" : "candidate", "elegido", null)
            .Add("politicalGroup", row["org_politica"], "org_politica").Add("constituency", place, "circunscripcion").Add("description", election, "proceso_electoral");
        if (Year(election) is { } year) occupancy.Add("electionDate", year, "proceso_electoral", election);
        if (row["org_politica"].Length == 0) return;
        var party = Peruvian.Party(draft, row["org_politica"], "org_politica");
        draft.Entity("UnknownLink", RegisterId.Of("pe-list", person.Id.Value, party.Id.Value, RegisterId.Key(election)), "dni+org_politica").Add("subject", person, "dni").Add("object", party, "org_politica")
            .Add("role", "candidate on its list", "org_politica", null).Add("date", Year(election), "proceso_electoral", election);
    }

    static void Dated(EntityDraft entity, string property, TableRow row, string column)
    {
        if (Peruvian.Date(row[column]) is { Length: > 0 } day && RegisterDate.Iso(day) is not null) entity.AddDate(property, day, column);
    }

    /// <summary>The last four digits that are a year: "ELECCIONES REGIONALES Y MUNICIPALES 2018".</summary>
    static string? Year(string election) =>
        election.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(w => w.Length == 4 && w.All(char.IsAsciiDigit) && w[0] is '1' or '2');

    static IEnumerable<string> Posts(string text)
    {
        if (text is not ['[', .., ']']) return text is "" or "null" ? [] : [text];
        try
        {
            using var list = JsonDocument.Parse(text);
            return [.. list.RootElement.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()!)];
        }
        catch (JsonException)
        {
            return [text];
        }
    }
}

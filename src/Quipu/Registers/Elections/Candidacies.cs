namespace Quipu.Registers.Elections;

/// <summary>The candidates' table: who stands for what, on whose list, and what became of the application.</summary>
static class Candidacies
{
    internal static void Read(Declaration declaration)
    {
        var (row, draft) = (declaration.Row, declaration.Draft);
        var person = Person(declaration);
        var place = new[] { row["distrito_electoral"], row["postula_distrito"], row["postula_departamento"] }.FirstOrDefault(p => p.Length > 0) ?? "";
        if (row["cargo_nombre"].Length == 0)
        {
            draft.Note(NoteKind.Doubted, "cargo_nombre", null, "The row does not say what the candidate stands for.");
            return;
        }

        var post = Peruvian.Post(draft, row["cargo_nombre"], place, "cargo_nombre");
        var candidacy = draft.Entity("Occupancy", RegisterId.Of("pe-candidacy", person.Id.Value, row["proceso_electoral_id"], RegisterId.Key(row["cargo_nombre"]), RegisterId.Key(place)), "hoja_vida_id+cargo_nombre")
            .Add("holder", person, "hoja_vida_id").Add("post", post, "cargo_nombre").Add("status", "candidate", "cargo_nombre", null)
            .Add("politicalGroup", row["org_politica_nombre"], "org_politica_nombre").Add("constituency", place, "distrito_electoral").Add("recordId", row["expediente_codigo"], "expediente_codigo");
        // The year of the application is that of the election or the one before: a date of neither.
        if (row["expediente_estado"].Length > 0) candidacy.Add("description", $"Solicitud: {row["expediente_estado"]}", "expediente_estado", null);
        if (row["posicion"].Length > 0) candidacy.Add("summary", $"Posición en la lista: {row["posicion"]}", "posicion", null);
        if (row["org_politica_nombre"].Length == 0) return;
        var party = Peruvian.Party(draft, row["org_politica_nombre"], "org_politica_nombre").Add("legalForm", row["org_politica_tipo"], "org_politica_tipo");
        draft.Entity("UnknownLink", RegisterId.Of("pe-list", person.Id.Value, party.Id.Value, row["proceso_electoral_id"]), "hoja_vida_id+org_politica_nombre")
            .Add("subject", person, "hoja_vida_id").Add("object", party, "org_politica_nombre").Add("role", "candidate on its list", "org_politica_nombre", null).Add("status", row["expediente_estado"], "expediente_estado");
    }

    static EntityDraft Person(Declaration declaration)
    {
        var row = declaration.Row;
        var (given, paternal, maternal) = (row["id_nombres"], row["id_apellido_paterno"], row["id_apellido_materno"]);
        var person = declaration.Person();
        person.Add("name", Joined(" ", given, paternal, maternal), "id_nombres+id_apellido_paterno+id_apellido_materno", null)
            .Add("firstName", given, "id_nombres").Add("lastName", Joined(" ", paternal, maternal), "id_apellido_paterno+id_apellido_materno", null)
            .Add("fatherName", paternal, "id_apellido_paterno").Add("motherName", maternal, "id_apellido_materno")
            .Add("idNumber", row["id_dni"], "id_dni").Add("country", "pe", "hoja_vida_id", null)
            .Add("gender", row["id_sexo"].ToUpperInvariant() switch { "M" => "male", "F" => "female", var other => other }, "id_sexo", row["id_sexo"])
            .AddDate("birthDate", row["nacimiento_fecha"], "nacimiento_fecha")
            .Add("birthPlace", Joined(", ", row["nacimiento_distrito"], row["nacimiento_provincia"], row["nacimiento_departamento"], row["nacimiento_pais"]), "nacimiento_distrito+nacimiento_provincia+nacimiento_departamento+nacimiento_pais", null)
            .Born(row["nacimiento_pais"], "nacimiento_pais");
        if (row["id_ce"].Length > 0) person.Add("idNumber", row["id_ce"], "id_ce");
        if (row["domicilio_departamento"].Length > 0) person.Add("address", $"{row["domicilio_departamento"]}, PERÚ", "domicilio_departamento", null);
        return person;
    }

    static string Joined(string by, params ReadOnlySpan<string> parts)
    {
        var kept = new List<string>();
        foreach (var part in parts)
            if (part.Length > 0) kept.Add(part);
        return string.Join(by, kept);
    }
}

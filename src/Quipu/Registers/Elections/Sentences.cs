namespace Quipu.Registers.Elections;

/// <summary>
/// Sentences that a candidate declared: a court case with the words of the declaration as its status, and the candidate as its party. Some were never pronounced, quashed or are long served;
/// the words say so, and so nothing is made of them beyond the case: no topic, no stage.
/// </summary>
static class Sentences
{
    const string Role = "declared by the candidate";

    internal static void Penal(Declaration declaration) => Case(declaration, new("penal", "delito_penal", "expediente_penal", "organo_penal_judicial", "fallo_penal"));

    internal static void Civil(Declaration declaration) => Case(declaration, new("civil", "materia_sentencia", "expediente_obliga", "organo_judicial_obliga", "fallo_obliga"));

    static void Case(Declaration declaration, CaseColumns columns)
    {
        var (row, draft) = (declaration.Row, declaration.Draft);
        var (matter, number, court, ruling) = (row[columns.Matter], row[columns.Number], row[columns.Court], row[columns.Ruling]);
        var key = string.Join('|', matter, number, court, ruling);
        var person = declaration.Person();
        var item = draft.Entity("CourtCase", RegisterId.Of("pe-case", declaration.Number, columns.Category, key, declaration.Ordinal(key)), "hoja_vida_id")
            .Add("name", string.Join(", ", new[] { matter, number }.Where(p => p.Length > 0)), $"{columns.Matter}+{columns.Number}", null)
            .Add("category", columns.Category, columns.Matter, null).Add("type", matter, columns.Matter).Add("caseNumber", number, columns.Number).Add("court", court, columns.Court)
            .Add("status", ruling, columns.Ruling).Add("country", "pe", "hoja_vida_id", null);
        if (row["modalidad"].Length > 0) item.Add("notes", $"Modalidad: {row["modalidad"]}", "modalidad", null);
        if (row["cumple_fallo"].Length > 0) item.Add("notes", $"Cumplimiento: {row["cumple_fallo"]}", "cumple_fallo", null);
        draft.Entity("CourtCaseParty", RegisterId.Of("pe-case-party", item.Id.Value, person.Id.Value), "hoja_vida_id").Add("party", person, "hoja_vida_id").Add("case", item, "hoja_vida_id")
            .Add("role", Role, "hoja_vida_id", null).Add("status", ruling, columns.Ruling);
    }

    readonly record struct CaseColumns(string Category, string Matter, string Number, string Court, string Ruling);
}

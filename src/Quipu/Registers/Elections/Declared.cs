using System.Collections.Immutable;

namespace Quipu.Registers.Elections;

/// <summary>Education, work, income and property as a candidate declared them.</summary>
static class Declared
{
    static readonly ImmutableArray<(string Column, string Purpose)> Incomes =
    [
        ("remuneracion_bruta_publico", "Remuneración bruta, sector público"), ("remuneracion_bruta_privado", "Remuneración bruta, sector privado"),
        ("renta_individual_publico", "Renta bruta por ejercicio individual, sector público"), ("renta_individual_privado", "Renta bruta por ejercicio individual, sector privado"),
        ("otro_ingreso_publico", "Otros ingresos, sector público"), ("otro_ingreso_privado", "Otros ingresos, sector privado"),
    ];

    internal static void Education(Declaration declaration)
    {
        var row = declaration.Row;
        var level = row["tipo"].Replace('_', ' ').ToLowerInvariant();
        var words = string.Join(", ", new[] { row["carrera"], row["centro_estudio"] }.Where(w => w.Length > 0));
        var done = row["concluyo"] switch { "1" or "SI" => "", "0" or "NO" => ", no concluida", _ => "" };
        declaration.Person().Add("education", words.Length > 0 ? $"{words} ({level}{done})" : $"{level}{done}", "tipo+concluyo+centro_estudio+carrera", null);
    }

    internal static void Work(Declaration declaration)
    {
        var (row, draft) = (declaration.Row, declaration.Draft);
        var (place, role) = (row["centro_trabajo_org_politica"], row["ocupacion_profesion_cargo"]);
        if (place.Length == 0)
        {
            draft.Note(NoteKind.Skipped, "centro_trabajo_org_politica", null, "The row does not say where.");
            return;
        }

        var person = declaration.Person();
        if (row["tipo"] == "LABORAL") Employment(declaration, person);
        else
        {
            // The table says on whose ticket somebody was elected, and not to what.
            var words = role.Length > 0 ? role : row["tipo"] == "CARGO_ELECCIONES" ? "elected on its ticket (office not named)" : "";
            var party = Peruvian.Party(draft, place, "centro_trabajo_org_politica");
            Period(declaration, draft.Entity("Membership", IdOf(declaration, "pe-membership"), "hoja_vida_id").Add("member", person, "hoja_vida_id").Add("organization", party, "centro_trabajo_org_politica")
                .Add("role", words, "ocupacion_profesion_cargo", role.Length > 0 ? role : null));
        }
    }

    static void Employment(Declaration declaration, EntityDraft person)
    {
        var (row, draft) = (declaration.Row, declaration.Draft);
        var employer = draft.Entity("Organization", RegisterId.OfName("pe-employer", row["centro_trabajo_org_politica"]), "centro_trabajo_org_politica").Add("name", row["centro_trabajo_org_politica"], "centro_trabajo_org_politica");
        Period(declaration, draft.Entity("Employment", IdOf(declaration, "pe-employment"), "hoja_vida_id").Add("employee", person, "hoja_vida_id").Add("employer", employer, "centro_trabajo_org_politica")
            .Add("role", row["ocupacion_profesion_cargo"], "ocupacion_profesion_cargo"));
    }

    static string IdOf(Declaration declaration, string prefix)
    {
        var row = declaration.Row;
        var key = string.Join('|', row["tipo"], row["centro_trabajo_org_politica"], row["ocupacion_profesion_cargo"], row["anio_desde"], row["anio_hasta"]);
        return RegisterId.Of(prefix, declaration.Number, key, declaration.Ordinal(key));
    }

    static void Period(Declaration declaration, EntityDraft tie)
    {
        var (from, to) = (Peruvian.Date(declaration.Row["anio_desde"]), Peruvian.Date(declaration.Row["anio_hasta"]));
        if (from.Length > 0) tie.AddDate("startDate", from, "anio_desde");
        if (to.Length > 0) tie.AddDate("endDate", to, "anio_hasta");
        tie.Add("status", "declared by the candidate", "hoja_vida_id", null);
    }

    /// <summary>The parts of the income: the totals beside them are their sums and would count twice.</summary>
    internal static void Income(Declaration declaration)
    {
        var (row, draft) = (declaration.Row, declaration.Draft);
        var person = declaration.Person();
        var any = false;
        foreach (var (column, purpose) in Incomes)
        {
            if (RegisterNumber.Of(row[column]) is not { } amount || amount == 0) continue;
            any = true;
            draft.Entity("Payment", RegisterId.Of("pe-income", declaration.Number, column), column).Add("beneficiary", person, "hoja_vida_id").Add("purpose", purpose, column, null)
                .Add("programme", "income declared by the candidate", "hoja_vida_id", null).AddAmount(row[column], "PEN", column);
        }

        if (!any) draft.Note(NoteKind.Doubted, null, null, "No income is declared.");
    }

    internal static void RealEstate(Declaration declaration)
    {
        var (row, draft) = (declaration.Row, declaration.Draft);
        var place = string.Join(", ", new[] { row["ubicacion_distrito"], row["ubicacion_provincia"], row["ubicacion_departamento"], row["ubicacion_pais"] }.Where(p => p.Length > 0));
        var key = string.Join('|', row["tipo_bien"], place, row["auto_valuo"]);
        var asset = draft.Entity("RealEstate", RegisterId.Of("pe-realestate", declaration.Number, key, declaration.Ordinal(key)), "hoja_vida_id")
            .Add("name", row["tipo_bien"], "tipo_bien").Add("propertyType", row["tipo_bien"], "tipo_bien").Add("address", place, "ubicacion_distrito+ubicacion_provincia+ubicacion_departamento", null).AddAmount(row["auto_valuo"], "PEN", "auto_valuo");
        Owned(declaration, asset);
    }

    internal static void Movable(Declaration declaration)
    {
        var (row, draft) = (declaration.Row, declaration.Draft);
        var key = string.Join('|', row["tipo_vehiculo"], row["marca"], row["modelo"], row["anio"], row["valor"]);
        var asset = draft.Entity("Vehicle", RegisterId.Of("pe-vehicle", declaration.Number, key, declaration.Ordinal(key)), "hoja_vida_id")
            .Add("name", string.Join(' ', new[] { row["tipo_vehiculo"], row["marca"], row["modelo"] }.Where(p => p.Length > 0)), "tipo_vehiculo+marca+modelo", null)
            .Add("type", row["tipo_vehiculo"], "tipo_vehiculo").Add("model", string.Join(' ', new[] { row["marca"], row["modelo"] }.Where(p => p.Length > 0)), "marca+modelo", null).AddAmount(row["valor"], "PEN", "valor");
        if (Peruvian.Date(row["anio"]) is { Length: > 0 } year) asset.AddDate("buildDate", year, "anio");
        Owned(declaration, asset);
    }

    static void Owned(Declaration declaration, EntityDraft asset) =>
        declaration.Draft.Entity("Ownership", RegisterId.Of("pe-ownership", asset.Id.Value), "hoja_vida_id").Add("owner", declaration.Person(), "hoja_vida_id").Add("asset", asset, "hoja_vida_id").Add("status", "declared by the candidate", "hoja_vida_id", null);
}

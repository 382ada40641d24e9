using System.Globalization;
using Quipu.Registers.Statistics;
using Quipu.Registers.Tables;

namespace Quipu.Registers.Places;

/// <summary>The divisions of Peru with the codes of INEI and of RENIEC, which are not the same: territories with both, their capitals as addresses, and the numbers beside them as figures.</summary>
sealed class UbigeoFormat : IRegisterFormat
{
    public string Name => "ubigeo";

    public string Description => "Departments, provinces and districts of Peru with the codes of INEI and RENIEC (CSV).";

    public int Likeness(RegisterSample sample) => Columns.Likeness(sample.Columns, "inei", "reniec", "departamento") == 100 ? 100 : 0;

    public IEnumerable<RegisterRecord> Read(ImportInput input) => TableRecords.Of(input, file =>
    {
        // Height and area are no statistics, and of poverty the table does not say the year.
        var shape = SeriesShape.Of(file).Dated();
        return (null, (row, draft) =>
        {
            Place(row, draft);
            new SeriesRow(shape, row, draft, input.Dataset).Read();
        }
        );
    });

    static void Place(TableRow row, RowDraft draft)
    {
        var (column, level) = row["distrito"].Length > 0 ? ("distrito", "district") : row["provincia"].Length > 0 ? ("provincia", "province") : ("departamento", "department");
        if (row[column].Length == 0)
        {
            draft.Note(NoteKind.Skipped, column, null, "The row names no place.");
            return;
        }

        if (Ubigeo.Of(row["inei"]) is not ['u', ..] code)
        {
            draft.Note(NoteKind.Doubted, "inei", row["inei"], "The place has no code of INEI; it is known by its name.");
            draft.Entity("Territory", RegisterId.Of("pe-place", level, RegisterId.Key(row["departamento"]), RegisterId.Key(row["provincia"]), RegisterId.Key(row[column])), column).Add("name", row[column], column).Add("level", level, column, null).Add("country", "pe", "departamento", null);
            return;
        }

        var inei = code[7..];
        var place = draft.Entity("Territory", RegisterId.FromSource("pe-ubigeo", inei), "inei").Add("name", row[column], column).Add("level", level, column, null).Add("country", "pe", "departamento", null)
            .Add("territoryCode", inei, "inei", row["inei"]).Add("fipsCode", row["fips"], "fips");
        if (row["reniec"].Length > 0) place.Add("notes", string.Create(CultureInfo.InvariantCulture, $"RENIEC {row["reniec"].PadLeft(6, '0')}"), "reniec", null);
        if (level == "department") place.Add("territoryCode", row["iso_3166_2"], "iso_3166_2");
        else place.Add("partOf", RegisterId.FromSource("pe-ubigeo", level == "district" ? $"{inei[..4]}00" : $"{inei[..2]}0000"), "inei", null);
        if (row["capital"].Length == 0) return;
        place.Add("addressEntity", draft.Entity("Address", RegisterId.Of("point", place.Id.Value, "capital"), "capital")
            .Add("full", $"{row["capital"]}, {row[column]}, Perú", $"capital+{column}", null).Add("city", row["capital"], "capital").Add("region", row["departamento"], "departamento").Add("country", "pe", "departamento", null)
            .Add("latitude", row["latitude"], "latitude").Add("longitude", row["longitude"], "longitude"), "capital");
    }
}

using Quipu.Registers.Tables;

namespace Quipu.Registers.Elections;

/// <summary>
/// Candidates and what they declared before an election, in the tables of the Jurado Nacional de Elecciones of Peru: the candidate's table, and beside it one each for education, work, income,
/// property and sentences, which name the candidate by the number of the declaration (<c>hoja_vida_id</c>).
/// What is in them is declared by the candidate; a declared sentence is a court case with the words of the declaration, never a topic.
/// </summary>
sealed class JneFormat : IRegisterFormat
{
    public string Name => "jne";

    public string Description => "Candidates and their sworn declarations (Peru's JNE: candidates, education, work, income, property, sentences; several CSV files together).";

    public int Likeness(RegisterSample sample)
    {
        var columns = sample.Columns;
        return columns.Contains("hoja_vida_id") && Shape(columns.Contains) is not null ? 100 : 0;
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        var candidates = new Candidates(input.Files);
        return TableRecords.Of(input, file =>
        {
            var columns = Table.Rows(file).FirstOrDefault()?.Header;
            var make = columns is null ? Nothing : Shape(columns.Has) ?? throw new RegisterException($"{file.Name} is no table of candidates: it needs hoja_vida_id and the columns of a declaration (see 'quipu import --help').");
            return (null, (row, draft) =>
            {
                if (row["hoja_vida_id"].Length == 0) draft.Note(NoteKind.Skipped, "hoja_vida_id", null, "The row does not say whose declaration it is of.");
                else make(new(row, draft, candidates));
            }
            );
        });
    }

    /// <summary>Which of the tables it is, by a column that only it has.</summary>
    static Action<Declaration>? Shape(Predicate<string> has)
    {
        if (has("id_nombres") && has("cargo_nombre")) return Candidacies.Read;
        if (has("delito_penal")) return Sentences.Penal;
        if (has("materia_sentencia")) return Sentences.Civil;
        if (has("centro_estudio")) return Declared.Education;
        if (has("centro_trabajo_org_politica")) return Declared.Work;
        if (has("total_remuneracion_bruta") || has("remuneracion_bruta_publico")) return Declared.Income;
        if (has("tipo_bien")) return Declared.RealEstate;
        return has("tipo_vehiculo") ? Declared.Movable : null;
    }

    static void Nothing(Declaration declaration) => declaration.Draft.Note(NoteKind.Skipped, null, null, "The table has no rows.");
}

/// <summary>A row of one of the tables, and whose it is.</summary>
sealed record Declaration(TableRow Row, RowDraft Draft, Candidates Candidates)
{
    internal string Number => Row["hoja_vida_id"];

    /// <summary>The candidate; where their table did not come along, an entity of the declaration.</summary>
    internal EntityDraft Person()
    {
        if (Candidates.Dni(Number) is { } dni) return Draft.Entity("Person", Peruvian.PersonId(dni), "hoja_vida_id");
        Draft.Note(NoteKind.Doubted, "hoja_vida_id", Number, "No candidate with this declaration is in the files that came together; kept under the number of the declaration. Import the candidates' table with it.");
        return Draft.Entity("Person", RegisterId.FromSource("pe-jne", Number), "hoja_vida_id");
    }

    /// <summary>How many rows like this one stood before it in the same declaration: two plots of one value are two.</summary>
    internal string Ordinal(string key) => Candidates.Ordinal($"{Number}|{Row["eleccion"]}", key);
}

/// <summary>Whose declaration a number is: read beforehand from the candidates' tables of the import.</summary>
sealed class Candidates
{
    readonly Dictionary<string, string> _dnis = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    string _group = "";

    internal Candidates(IEnumerable<RegisterFile> files)
    {
        foreach (var file in files)
        {
            foreach (var row in Table.Rows(file))
            {
                if (!row.Header.Has("id_dni") || !row.Header.Has("hoja_vida_id")) break;
                if (Peruvian.IsDni(row["id_dni"])) _dnis.TryAdd(row["hoja_vida_id"], row["id_dni"]);
            }
        }
    }

    internal string? Dni(string declaration) => _dnis.GetValueOrDefault(declaration);

    internal string Ordinal(string group, string key)
    {
        if (group != _group) _ordinals.Clear();
        _group = group;
        var count = _ordinals.GetValueOrDefault(key);
        _ordinals[key] = count + 1;
        return count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

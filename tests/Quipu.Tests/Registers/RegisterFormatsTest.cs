using Quipu.Registers;
using Xunit;

namespace Quipu.Tests.Registers;

public sealed class RegisterFormatsTest
{
    public static TheoryData<string> Kinds => [.. Directory.GetDirectories(Repository.File("tests/data/registers")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_file_is_taken_for_what_it_is(string kind) =>
        Assert.All(Samples.Input(kind).Files, file => Assert.Equal(kind, RegisterFormats.Guess(file)?.Name));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_row_says_what_it_became(string kind)
    {
        var input = Samples.Input(kind);
        Golden.Matches(Samples.Print(input, RegisterFormats.Find(kind)!.Read(input)), kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_row_is_kept_or_says_why_not(string kind)
    {
        var input = Samples.Input(kind);
        var records = RegisterFormats.Find(kind)!.Read(input).ToList();
        Assert.All(records, r => Assert.True(!r.Statements.IsEmpty || !r.Figures.IsEmpty || r.Notes.Any(n => n.Kind is NoteKind.Skipped or NoteKind.Quarantined), r.Row.ToString()));
        Assert.All(records.GroupBy(r => r.Row.File), file => Assert.Equal(Enumerable.Range(1, file.Count()).Select(n => (long)n), file.Select(r => r.Row.Number)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Edges_have_both_ends_where_the_row_names_them(string kind)
    {
        var input = Samples.Input(kind);
        var statements = RegisterFormats.Find(kind)!.Read(input).SelectMany(r => r.Statements).Select(s => s.Statement).ToList();
        var known = statements.Where(s => s.Prop == Statement.Base).Select(s => s.Entity.Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(statements.Where(s => s.PropType == "entity" && s.Prop is not ("partOf" or "area")), s => Assert.Contains(s.Value, known));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Statements_of_one_entity_go_together(string kind)
    {
        var input = Samples.Input(kind);
        var statements = RegisterFormats.Find(kind)!.Read(input).SelectMany(r => r.Statements).Select(s => s.Statement);
        Assert.All(statements.GroupBy(s => s.Entity), group => Assert.NotNull(Entity.From([.. group]).Schema));
    }

    [Fact]
    public void A_text_without_columns_is_no_register()
    {
        using var samples = new Samples();
        Assert.Null(RegisterFormats.Guess(samples.File("letter.txt", "Dear all,\nthe lighthouse is lit again.\n")));
        Assert.Null(RegisterFormats.Guess(samples.File("empty.csv", "")));
        Assert.False(RegisterFormats.IsTable(samples.File("letter.txt", "Dear all,\nthe lighthouse is lit again.\n")));
        Assert.False(RegisterFormats.IsTable(samples.File("rubbish.csv", [0x61, 0x2c, 0, 1, 2, 0x0a, 0, 0])));
    }

    [Theory]
    [InlineData("padron.csv", "ruc,nombre,estado,fecha_inscripcion,departamento\n20131312955,CONSTRUCTORA TARUMAYO SAC,ACTIVO,1993-01-02,LIMA\n")]
    [InlineData("socios.csv", "empresa,socio,dni,porcentaje,fecha\nCONSTRUCTORA TARUMAYO SAC,ANA TORREALBA,09234567,50,2020-01-02\n")]
    [InlineData("contratos_2031.csv", "proveedor,entidad,monto,fecha\nCONSTRUCTORA TARUMAYO SAC,MUNICIPALIDAD DE CALLPA,150000.50,2031-03-02\n")]
    [InlineData("people.csv", "name,score,date\nAna Torrealba,3,2031-01-02\n")]
    [InlineData("vehicles.csv", "plate,owner,year,value\nABC-123,Ana Torrealba,2030,12000\n")]
    [InlineData("pagos.csv", "nombre;ruc;monto\nANA TORREALBA;10092345671;15\n")]
    public void Numbers_of_persons_and_firms_are_no_statistics(string name, string text)
    {
        using var samples = new Samples();
        var file = samples.File(name, text);
        Assert.Null(RegisterFormats.Guess(file));
        Assert.True(RegisterFormats.IsTable(file));
    }

    [Theory]
    [InlineData("votes.csv", "departamento,partido,votos,anio\nCALLPA,UNION DEL ESTUARIO,15,2031\n")]
    [InlineData("crimes_2031.csv", "district,offence,cases\nCallpa,extortion,15\n")]
    [InlineData("people.csv", "country,year,people\nPeru,2031,33000000\n")]
    public void Numbers_of_places_are_statistics(string name, string text)
    {
        using var samples = new Samples();
        Assert.Equal("series", RegisterFormats.Guess(samples.File(name, text))?.Name);
    }

    [Fact]
    public void The_same_candidate_is_one_entity_in_all_registers_that_have_the_number()
    {
        var ids = new[] { "jne", "infogob", "onpe" }.Select(kind => RegisterFormats.Find(kind)!.Read(Samples.Input(kind)).SelectMany(r => r.Statements).First(s => s.Statement is { Schema: "Person", Prop: "idNumber", Value: "09876543" }).Statement.Entity);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public void A_declared_sentence_gives_nobody_a_topic()
    {
        var records = RegisterFormats.Find("jne")!.Read(Samples.Input("jne")).ToList();
        Assert.Contains(records.SelectMany(r => r.Statements), s => s.Statement is { Schema: "CourtCase", Prop: "status", Value: "UN AÑO, CON RESERVA DE FALLO" });
        Assert.Contains(records.SelectMany(r => r.Statements), s => s.Statement is { Schema: "CourtCaseParty", Prop: "role", Value: "declared by the candidate" });
        Assert.DoesNotContain(records.SelectMany(r => r.Statements), s => s.Statement is { Schema: "Person", Prop: "topics" });
    }

    [Fact]
    public void A_list_of_sanctions_read_without_its_main_table_says_so()
    {
        var alone = Samples.Input("ofac");
        var records = RegisterFormats.Find("ofac")!.Read(alone with { Files = [.. alone.Files.Where(f => f.Name == "alt.csv")] }).ToList();
        Assert.All(records, r => Assert.Contains(r.Notes, n => n.Kind == NoteKind.Doubted && n.Reason.Contains("sdn.csv", StringComparison.Ordinal)));
    }
}

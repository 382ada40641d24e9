using System.Globalization;
using System.IO.Compression;
using System.Text;
using Quipu.Registers;
using Xunit;

namespace Quipu.Tests.Registers.Procurement;

[Collection(Alone.Name)]
public sealed class OcdsFormatTest : IDisposable
{
    readonly Samples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Releases_of_one_process_say_of_the_same_entities()
    {
        var all = Statements("""
            {"ocid":"ocds-zz99zz-1","awards":[{"id":"a","status":"active","suppliers":[{"id":"PE-RUC-20999000020","name":"Tres Cerros SAC"}]}]}
            {"ocid":"ocds-zz99zz-1","contracts":[{"id":"c","awardID":"a","value":{"amount":5,"currency":"PEN"}}]}
            """);
        var award = Assert.Single(all.Where(s => s.Schema == "ContractAward").Select(s => s.Entity).Distinct());
        Assert.Single(all, s => s.Entity == award && s.Prop == "supplier");
        var contract = Assert.Single(all, s => s.Prop == "noticeId").Entity;
        Assert.Contains(all, s => s.Entity == award && s.Prop == "contract" && s.Value == contract.Value);
        Assert.Single(all.Where(s => s.Schema == "CallForTenders").Select(s => s.Entity).Distinct());
    }

    [Fact]
    public void An_award_that_came_to_nothing_ties_nobody()
    {
        var all = Statements("""{"ocid":"ocds-zz99zz-1","awards":[{"id":"a","status":"cancelled","suppliers":[{"name":"Tres Cerros SAC"}]},{"id":"b","status":"active","suppliers":[{"name":"Muebles Quilla"}]}]}""");
        var kept = Assert.Single(all, s => s.Schema == "ContractAward" && s.Prop == "contract");
        Assert.Equal("b", all.Single(s => s.Entity == kept.Entity && s.Prop == "recordId").Value);
    }

    [Fact]
    public void The_same_short_id_of_two_names_is_two_parties_and_a_number_is_one()
    {
        var all = Statements("""
            {"ocid":"ocds-zz99zz-1","buyer":{"id":"1","name":"Hospital de la Loma"},"parties":[{"id":"1","name":"Hospital de la Loma","roles":["buyer"]}]}
            {"ocid":"ocds-zz99zz-2","buyer":{"id":"1","name":"Escuela del Cerro"}}
            {"ocid":"ocds-zz99zz-3","awards":[{"id":"1","suppliers":[{"id":"x-1","name":"Uno SAC","identifier":{"scheme":"PE-RUC","id":"20999000020"}}]}]}
            {"ocid":"ocds-yy88yy-3","awards":[{"id":"1","suppliers":[{"id":"PE-RUC-20999000020","name":"Uno S.A.C."}]}]}
            """);
        Assert.Equal(2, all.Where(s => s.Schema == "PublicBody").Select(s => s.Entity).Distinct().Count());
        Assert.Single(all.Where(s => s.Schema == "Company").Select(s => s.Entity).Distinct());
    }

    [Fact]
    public void Numbers_that_are_no_ids_of_the_world_stay_with_their_dataset()
    {
        const string text = """{"ocid":"PC-1","tender":{"title":"Cal"}}""";
        Assert.NotEqual(Statements(text, "one")[0].Entity, Statements(text, "two")[0].Entity);
        const string registered = """{"ocid":"ocds-zz99zz-1","tender":{"title":"Cal"}}""";
        Assert.Equal(Statements(registered, "one")[0].Entity, Statements(registered, "two")[0].Entity);
    }

    [Fact]
    public void What_has_no_place_is_told_by_its_path()
    {
        var record = Assert.Single(Read(_samples.File("a.json", """{"ocid":"ocds-zz99zz-1","tender":{"title":"Cal","items":[{"quantity":3,"unit":{"name":"kg"}}]},"secret":{"a":[1,{"b":2}]}}""")));
        Assert.Equal("tender/items, secret", Assert.Single(record.Notes, n => n.Kind == NoteKind.Quarantined).Value);
    }

    [Fact]
    public void Members_that_come_twice_and_half_letters_are_told_and_the_rest_is_read()
    {
        var records = Read(_samples.File("a.jsonl", """
            {"ocid":"ocds-zz99zz-1","ocid":"ocds-zz99zz-2","tender":{"title":"Cal \ud83d viva"}}
            {"ocid":"ocds-zz99zz-3","tender":{"\ud83d":1,"title":"Cal"}}
            """));
        Assert.Equal(2, records.Count);
        Assert.Contains(records[0].Notes, n => n.Kind == NoteKind.Doubted && n.Column == "ocid");
        Assert.Contains(records[0].Statements, s => s.Statement is { Prop: "title", Value: "Cal  viva" or "Cal viva" });
        Assert.Contains(records[1].Notes, n => n.Kind == NoteKind.Dropped && n.Column == "tender");
    }

    [Fact]
    public void Deep_lines_long_lines_and_bytes_that_are_no_text_are_told_and_the_next_is_read()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 5_000)) + string.Concat(Enumerable.Repeat("]", 5_000));
        var file = _samples.File("a.jsonl", stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes($$"""{"ocid":"ocds-zz99zz-1","x":{{deep}}}""" + "\n"));
            stream.Write("{\"ocid\":\"ocds-zz99zz-2\",\"x\":\""u8);
            var noise = Encoding.ASCII.GetBytes(new string('x', 1 << 20));
            for (var i = 0; i < 40; i++) stream.Write(noise);
            stream.Write("\"}\n"u8);
            stream.Write([.. "{\"ocid\":\"ocds-zz99zz-3\",\"tender\":{\"title\":\"Ca"u8, 0xF1, .. "a\",\"id\":\"7\"}}\n"u8]);
            stream.Write("{\"ocid\":\"ocds-zz99zz-4\",\"tender\":{\"title\":\"Cal\"}}\n"u8);
        });
        var records = Read(file);
        Assert.Equal(4, records.Count);
        Assert.Contains(records[0].Notes, n => n.Kind == NoteKind.Skipped);
        Assert.Contains(records[1].Notes, n => n.Kind == NoteKind.Skipped && n.Reason.Contains("32 MiB", StringComparison.Ordinal));
        Assert.Contains(records[2].Notes, n => n.Reason.Contains("UTF-8", StringComparison.Ordinal));
        Assert.Contains(records[3].Statements, s => s.Statement.Value == "Cal");
    }

    [Fact]
    public void A_package_longer_than_the_limit_is_read_release_by_release()
    {
        const int count = 60_000;
        var file = _samples.File("big.json.gz", raw =>
        {
            using var stream = new GZipStream(raw, CompressionLevel.Fastest);
            stream.Write("{\"publisher\":{\"name\":\"Compras de Prueba\"},\"extensions\":[\"x\"],\"releases\":["u8);
            var filler = new string('y', 800);
            for (var i = 0; i < count; i++)
                stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""{{{(i == 0 ? "" : ",")}}}{"ocid":"ocds-zz99zz-{{{i}}}","filler":"{{{filler}}}","tender":{"title":"Cal"}}""")));
            stream.Write("]}"u8);
        });
        var (rows, most, before) = (0L, 0L, GC.GetTotalMemory(true));
        foreach (var record in RegisterFormats.Find("ocds")!.Read(new(new("fiction"), [file])))
        {
            Assert.Equal(++rows, record.Row.Number);
            if (rows == 1) Assert.Contains(record.Statements, s => s.Statement is { Prop: "publisher", Value: "Compras de Prueba" });
            if (rows % 20_000 == 0) most = Math.Max(most, GC.GetTotalMemory(true) - before);
        }

        Assert.Equal(count, rows);
        Assert.InRange(most, long.MinValue, 150L << 20);
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_refused_alone_and_a_row_among_others()
    {
        var broken = _samples.File("broken.json", """{"ocid":"ocds-zz99zz-1","tender":""");
        var whole = _samples.File("whole.json", """{"ocid":"ocds-zz99zz-2","tender":{"title":"Cal"}}""");
        Assert.Contains("broken.json is not JSON", Assert.Throws<RegisterException>(() => Read(broken)).Message, StringComparison.Ordinal);
        var records = Read(broken, whole);
        Assert.Equal([new(0, 1), new(1, 1)], records.Select(r => r.Row));
        Assert.Contains("broken.json is not JSON", Assert.Single(records[0].Notes).Reason, StringComparison.Ordinal);
        Assert.NotEmpty(records[1].Statements);
        Assert.Contains("UTF-16", Assert.Throws<RegisterException>(() => Read(_samples.File("wide.json", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_again_says_the_same()
    {
        var input = Samples.Input("ocds");
        var format = RegisterFormats.Find("ocds")!;
        Assert.Equal(Samples.Print(input, format.Read(input)), Samples.Print(input, format.Read(input)));
    }

    List<Statement> Statements(string lines, string dataset = "fiction") =>
        [.. RegisterFormats.Find("ocds")!.Read(new(new(dataset), [_samples.File("lines.jsonl", lines)])).SelectMany(r => r.Statements).Select(s => s.Statement)];

    static List<RegisterRecord> Read(params RegisterFile[] files) => [.. RegisterFormats.Find("ocds")!.Read(new(new("fiction"), [.. files]))];
}

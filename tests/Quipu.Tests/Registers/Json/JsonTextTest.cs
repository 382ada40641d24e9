using System.Text.Json;
using Quipu.Registers;
using Quipu.Registers.Json;
using Xunit;

namespace Quipu.Tests.Registers.Json;

public sealed class JsonTextTest : IDisposable
{
    readonly Samples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Theory]
    [InlineData("""{"a":"\ud83d"}""", true)]
    [InlineData("""{"a":"\udc00 x"}""", true)]
    [InlineData("""{"\ud83d":1}""", true)]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", true)]
    [InlineData("""{"a":"\ud83d\ude00"}""", false)]
    [InlineData("""{"a":"\\ud83d","b":"\n\u0041"}""", false)]
    [InlineData("""{"a":"plain"}""", false)]
    public void Half_a_pair_is_found_wherever_it_stands(string json, bool has)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(has, JsonEscapes.HasHalves(document.RootElement));
    }

    [Fact]
    public void A_member_beside_one_whose_name_is_no_text_is_found()
    {
        using var document = JsonDocument.Parse("""{"\ud800":1,"name":"first","name":"last"}""");
        Assert.Equal("last", document.RootElement.Text("name"));
        Assert.Equal(["name", "name"], document.RootElement.Members().Select(m => m.Name));
    }

    [Theory]
    [InlineData("geojson", "f.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"\ud800x":"y","name":"Callpa \ud83d"},"geometry":{"type":"Point","coordinates":[1e400,2]}}]}""")]
    [InlineData("senzing", "s.jsonl", """{"DATA_SOURCE":"X","RECORD_ID":"1","RECORD_TYPE":"PERSON","NAMES":[{"NAME_FULL":"Ana \ud800 Torrealba"}],"DATES":[{"\ud800":"1970"}]}""")]
    [InlineData("popolo", "p.json", """{"persons":[{"id":"1","name":"Ana \ud83d Torrealba","\udc00":"x"}],"organizations":[]}""")]
    [InlineData("ocds", "o.json", """{"releases":[{"ocid":"ocds-zz99zz-1","id":"1","tender":{"id":"t","title":"Cal \ud83d viva","\ud83d":1}}]}""")]
    public void What_is_left_out_of_a_record_is_told_and_the_rest_is_kept(string kind, string name, string json)
    {
        var file = _samples.File(name, json);
        var record = Assert.Single(RegisterFormats.Find(kind)!.Read(new(new("fiction"), [file])));
        Assert.NotEmpty(record.Statements);
        Assert.Contains(record.Notes, n => n is { Kind: NoteKind.Cleaned, Reason: JsonEscapes.Left });
        Assert.NotNull(RegisterFormats.Find(kind)!.RowOf(file, 1));
    }
}

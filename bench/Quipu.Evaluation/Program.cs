using Quipu.Evaluation;

return args switch
{
    ["syntax", var path, var language] => Syntax.Score(path, language),
    ["parse", var path] => Syntax.Print(path),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: syntax FILE.conllu LANGUAGE | parse FILE.txt");
    return 1;
}

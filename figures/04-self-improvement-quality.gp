# Draw again beside this file: gnuplot 04-self-improvement-quality.gp
# The same numbers for other tools: 04-self-improvement-quality.tsv
set terminal svg size 720,408 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '04-self-improvement-quality.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.594383 0.583122 0.605643
1 0.704477 0.685936 0.723017
2 0.757422 0.741089 0.773755
3 0.776805 0.760555 0.793054
EOD
$panel1_2 << EOD
0 0.594383 0.583122 0.605643
1 0.735602 0.723269 0.747935
2 0.781711 0.768599 0.794823
3 0.808617 0.790391 0.826843
EOD
$panel1_3 << EOD
0 0.594383 0.583122 0.605643
1 0.559687 0.547691 0.571684
2 0.507898 0.495209 0.520588
3 0.445742 0.425249 0.466235
EOD
$panel1_4 << EOD
0 0.594383 0.583122 0.605643
1 0.695258 0.679069 0.711447
2 0.726852 0.717348 0.736356
3 0.759687 0.737024 0.782351
EOD
$panel1_5 << EOD
0 0.594383 0.583122 0.605643
1 0.708688 0.687423 0.729952
2 0.764078 0.744335 0.783821
3 0.776562 0.75681 0.796315
EOD
$panel2_1 << EOD
0 0.110094 0.0977951 0.122392
1 0.0529453 0.0388911 0.0669995
2 0.0193828 0.0111339 0.0276317
EOD
$panel2_2 << EOD
0 0.141219 0.133863 0.148575
1 0.0461094 0.0367824 0.0554363
2 0.0269062 0.0113353 0.0424772
EOD
$panel2_3 << EOD
0 -0.0346953 -0.0457744 -0.0236162
1 -0.0517891 -0.0629524 -0.0406257
2 -0.0621563 -0.0789127 -0.0453998
EOD
$panel2_4 << EOD
0 0.100875 0.0900106 0.111739
1 0.0315937 0.0143324 0.0488551
2 0.0328359 0.0101435 0.0555284
EOD
$panel2_5 << EOD
0 0.114305 0.0987039 0.129905
1 0.0553906 0.0394477 0.0713336
2 0.0124844 0.00104333 0.0239254
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.892157 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'random', NaN with linespoints ls 4 title 'λ = 0', NaN with linespoints ls 5 title 'best of 4, supervised'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Quality of samples, round by round' at screen 0.0277778, screen 0.95098 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'by arm' at screen 0.105556, screen 0.735294 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.4:0.9]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'mean true quality' at screen 0.0194444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'random', \
  $panel1_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_4 using 1:2 with linespoints ls 4 title 'λ = 0', \
  $panel1_5 using 1:3:4 with filledcurves ls 5 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_5 using 1:2 with linespoints ls 5 title 'best of 4, supervised'
unset label; unset arrow; unset key
set lmargin at screen 0.590278; set rmargin at screen 0.972222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'what each round adds' at screen 0.590278, screen 0.735294 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.0845999:0.154262]
set xtics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.1:0.15]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'gain of quality' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('round 1' 0, 'round 2' 1, 'round 3' 2) nomirror scale 0
set yrange [2.5:-0.5]
plot $panel2_1 using 3:($1+-0.338462):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.338462) with points ls 1 dt 1 title 'P(Yes)', \
  $panel2_2 using 3:($1+-0.169231):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.169231) with points ls 2 dt 1 title 'oracle', \
  $panel2_3 using 3:($1+0):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0) with points ls 3 dt 1 title 'random', \
  $panel2_4 using 3:($1+0.169231):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.169231) with points ls 4 dt 1 title 'λ = 0', \
  $panel2_5 using 3:($1+0.338462):($4-$3):(0) with vectors nohead ls 5 dt 1 notitle, '' using 2:($1+0.338462) with points ls 5 dt 1 title 'best of 4, supervised'
unset multiplot
unset output
